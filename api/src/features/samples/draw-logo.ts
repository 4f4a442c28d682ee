import { Random } from '#api/platform/random.ts';
import type { Drawing } from './draw/encode-drawing.ts';
import { figureMarks } from './draw/logo-figures.ts';
import { plainMarks } from './draw/logo-marks.ts';
import { paletteOf } from './draw/palette.ts';
import type { SampleFile } from './sample.schema.ts';

const size = 256;
const marks = { ...plainMarks, ...figureMarks };

/** Draws the inside of a vendor's logo: one of twelve marks, varied by the vendor's slug, on a ground of its hue. */
export function drawEmblem({ slug, drawnLogo: { mark, hue } }: Pick<SampleFile, 'slug' | 'drawnLogo'>): string {
  const random = new Random(slug);
  const { deep, strong, bright, soft, pale, accent } = paletteOf(hue, random.pick([70, 110, 150, 200, 300]));
  const [ground, first, second] = random.pick([
    [deep, pale, bright],
    [strong, pale, soft],
    [soft, deep, strong],
  ] as const);
  const figure = marks[mark]({ random, first, second, accent: ground === soft ? '#fff' : accent });
  return `<clipPath id="field"><rect width="256" height="256" rx="56"/></clipPath><g clip-path="url(#field)"><rect width="256" height="256" fill="${ground}"/>${figure}</g>`;
}

/** Draws a vendor's logo, 256 by 256 pixels. */
export function drawLogo(vendor: Pick<SampleFile, 'slug' | 'drawnLogo'>): Drawing {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 256 256">${drawEmblem(vendor)}</svg>`;
  return { svg, width: size, height: size, exact: true };
}
