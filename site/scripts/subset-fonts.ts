import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { fontCharacters } from './font-characters.ts';

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

const packages = createRequire(import.meta.url);
for (const { name, source, variationAxes } of fonts) {
  const subset = await subsetFont(readFileSync(packages.resolve(source)), fontCharacters, { targetFormat: 'woff2', variationAxes, keepFeatures });
  writeFileSync(join(import.meta.dirname, `../src/fonts/${name}.woff2`), subset);
  process.stdout.write(`${name}: ${(subset.length / 1000).toFixed(1)} kB\n`);
}
