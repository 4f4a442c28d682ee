import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { fontCharacters, madeByBrowser, rareCharacters } from '../../../site/scripts/font-characters.ts';

const site = join(resolve(import.meta.dirname, '../../..'), 'site');

it('the fonts weigh at most 70 kB in all', () => {
  const fonts = readdirSync(join(site, 'src/fonts')).filter((name) => name.endsWith('.woff2'));
  const bytes = fonts.reduce((sum, name) => sum + statSync(join(site, 'src/fonts', name)).size, 0);
  process.stdout.write(`Fonts: ${fonts.length} files, ${(bytes / 1000).toFixed(1)} kB of 70 kB\n`);
  expect(bytes).toBeLessThanOrEqual(70_000);
});

it('the fonts hold every character of the pages and of the taxonomy', () => {
  const texts = readdirSync(join(site, 'src/text')).map((name) => join(site, 'src/text', name));
  const taxonomy = join(site, '../data/taxonomy.yaml');
  const written = [...texts, taxonomy].map((path) =>
    readFileSync(path, 'utf8').replaceAll(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  );
  const held = new Set(`${fontCharacters}${rareCharacters}${madeByBrowser}\n`);
  expect([...new Set(written.join(''))].filter((character) => !held.has(character))).toEqual([]);
});
