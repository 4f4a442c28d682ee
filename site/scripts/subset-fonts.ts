import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { fontCharacters, italicCharacters, rareCharacters } from './font-characters.ts';

/** The typographic features that are kept: ligatures, kerning, the figures of tables and of text. */
const allFeatures = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'lnum', 'pnum'];

const serif = '@fontsource-variable/newsreader/files/newsreader';
const sans = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const wght = { min: 400, max: 700 };

/** Each font: where it comes from, what it is to hold, and how much of its variation and features is kept. */
const fonts = [
  { name: 'newsreader', source: `${serif}-latin-opsz-normal.woff2`, characters: fontCharacters, variationAxes: { wght, opsz: 30 }, keepFeatures: allFeatures },
  { name: 'newsreader-rare', source: `${serif}-latin-ext-opsz-normal.woff2`, characters: rareCharacters, variationAxes: { wght, opsz: 30 }, keepFeatures: allFeatures },
  { name: 'atkinson', source: `${sans}-latin-wght-normal.woff2`, characters: fontCharacters, variationAxes: { wght }, keepFeatures: allFeatures },
  { name: 'atkinson-rare', source: `${sans}-latin-ext-wght-normal.woff2`, characters: rareCharacters, variationAxes: { wght }, keepFeatures: allFeatures },
  { name: 'atkinson-italic', source: `${sans}-latin-wght-italic.woff2`, characters: italicCharacters, variationAxes: { wght: 400 }, keepFeatures: ['kern'] },
];

const packages = createRequire(import.meta.url);
for (const { name, source, characters, variationAxes, keepFeatures } of fonts) {
  const subset = await subsetFont(readFileSync(packages.resolve(source)), characters, { targetFormat: 'woff2', variationAxes, keepFeatures });
  writeFileSync(join(import.meta.dirname, `../src/fonts/${name}.woff2`), subset);
  process.stdout.write(`${name}: ${(subset.length / 1000).toFixed(1)} kB\n`);
}
