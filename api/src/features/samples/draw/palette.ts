/** The colours that a sample vendor's drawings use, as hexadecimal sRGB. */
export type Palette = { readonly deep: string; readonly strong: string; readonly bright: string; readonly soft: string; readonly pale: string; readonly accent: string };

/** Turns OKLCH (lightness and chroma from 0 to 1, hue in degrees) into sRGB, so that all hues look as light as one another. */
export function oklch(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear.map((value) => toHex(value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)).join('')}`;
}

function toHex(value: number): string {
  return Math.round(Math.min(1, Math.max(0, value)) * 255)
    .toString(16)
    .padStart(2, '0');
}

/** The palette of a hue, with an accent `turn` degrees away from it. */
export function paletteOf(hue: number, turn: number): Palette {
  return {
    deep: oklch(0.33, 0.075, hue),
    strong: oklch(0.48, 0.115, hue),
    bright: oklch(0.68, 0.135, hue),
    soft: oklch(0.85, 0.07, hue),
    pale: oklch(0.96, 0.018, hue),
    accent: oklch(0.78, 0.145, hue + turn),
  };
}
