/** The package brings no types of its own. */
declare module 'subset-font' {
  type Options = { targetFormat: 'sfnt' | 'woff' | 'woff2'; variationAxes?: Record<string, number> };
  export default function subsetFont(font: Buffer, characters: string, options: Options): Promise<Buffer>;
}
