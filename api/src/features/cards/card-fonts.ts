import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { measureFont, type MeasuredFont } from '#api/platform/fonts/measure-font.ts';

/** The fonts that cards are set in. */
export type CardFonts = { readonly files: readonly string[]; readonly title: MeasuredFont; readonly serif: MeasuredFont; readonly sans: MeasuredFont; readonly bold: MeasuredFont };

/** Latin letters with every accent, and the signs of both languages. */
const characters = [between(0x20, 0x7e), between(0xa0, 0x24f), between(0x1e00, 0x1eff), '–—‘’‚“”„†‡•…‰‹›€™−≠≤≥\u2009\u202f\u2011'].join('');

/** The package brings no types of its own. */
type SubsetFont = (font: Buffer, characters: string, options: { targetFormat: 'sfnt'; variationAxes: Record<string, number> }) => Promise<Buffer>;

const packages = createRequire(import.meta.url);

const newsreader = '@fontsource-variable/newsreader/files/newsreader';
const atkinson = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';

/** The rarer letters lie in files of their own, which stand in where a letter is missing. */
const cuts = [
  { name: 'title', source: `${newsreader}-latin-standard-normal.woff2`, variationAxes: { wght: 600, opsz: 60 } },
  { name: 'serif', source: `${newsreader}-latin-standard-normal.woff2`, variationAxes: { wght: 400, opsz: 24 } },
  { name: 'sans', source: `${atkinson}-latin-wght-normal.woff2`, variationAxes: { wght: 400 } },
  { name: 'bold', source: `${atkinson}-latin-wght-normal.woff2`, variationAxes: { wght: 700 } },
  { name: 'serif-rare', source: `${newsreader}-latin-ext-standard-normal.woff2`, variationAxes: { wght: 500, opsz: 40 } },
  { name: 'sans-rare', source: `${atkinson}-latin-ext-wght-normal.woff2`, variationAxes: { wght: 400 } },
] as const;

const version = createHash('sha256').update(JSON.stringify(cuts)).update(characters).digest('hex').slice(0, 12);

function between(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
}

/** Cuts the fonts out of their packages at the first need, and keeps them in a folder. */
export async function prepareFonts(folder: string): Promise<CardFonts> {
  const place = join(folder, `fonts-${version}`);
  await mkdir(place, { recursive: true });
  // One after the other: two at once would only get in the way of whoever is being answered.
  const fonts = new Map<string, Buffer>();
  for (const cut of cuts) fonts.set(cut.name, await readCut(join(place, `${cut.name}.ttf`), cut));
  const measured = (name: (typeof cuts)[number]['name']): MeasuredFont => measureFont(fonts.get(name) ?? Buffer.alloc(0));
  return {
    files: cuts.map(({ name }) => join(place, `${name}.ttf`)),
    title: measured('title'),
    serif: measured('serif'),
    sans: measured('sans'),
    bold: measured('bold'),
  };
}

async function readCut(file: string, { source, variationAxes }: (typeof cuts)[number]): Promise<Buffer> {
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined && kept.length > 0) return kept;
  const subsetFont: SubsetFont = packages('subset-font');
  const whole = await readFile(packages.resolve(source));
  const cut = await subsetFont(whole, characters, { targetFormat: 'sfnt', variationAxes: { ...variationAxes } });
  await writeFile(`${file}.new`, cut);
  await rename(`${file}.new`, file);
  return cut;
}
