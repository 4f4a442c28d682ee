import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** The characters that English and French pages are set in; any other comes from the reader's own fonts. */
const characters = [between(0x20, 0x7e), between(0xa0, 0xff), 'ŒœŸ', '–—‘’‚“”„†•…‹›™−×', '\u2009\u202f\u2011'].join('');

/** The typographic features that are kept: ligatures, kerning, the figures of tables and of text. */
const keepFeatures = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'lnum', 'pnum'];

/** Each font: where it comes from, and how much of its variation is kept. */
const fonts = [
  { name: 'newsreader', source: '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2', variationAxes: { wght: { min: 400, max: 700 }, opsz: 30 } },
  {
    name: 'atkinson',
    source: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
  },
];

function between(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
}

const packages = createRequire(import.meta.url);
for (const { name, source, variationAxes } of fonts) {
  const subset = await subsetFont(readFileSync(packages.resolve(source)), characters, { targetFormat: 'woff2', variationAxes, keepFeatures });
  writeFileSync(join(import.meta.dirname, `../src/fonts/${name}.woff2`), subset);
  process.stdout.write(`${name}: ${(subset.length / 1000).toFixed(1)} kB\n`);
}
