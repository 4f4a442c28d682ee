declare module 'subset-font' {
  type Options = {
    readonly targetFormat: 'woff2';
    readonly variationAxes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
    readonly keepFeatures: readonly string[];
  };
  /** Keeps only some characters of a font. */
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>;
}
