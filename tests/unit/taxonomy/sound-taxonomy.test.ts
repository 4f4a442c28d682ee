import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Slug } from '#api/contract/listing-content.ts';
import { readTaxonomy } from '#api/features/taxonomy/index.ts';

const file = resolve(import.meta.dirname, '../../../data/taxonomy.yaml');
const whole = readFileSync(file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'catalog-taxonomy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readChanged(from: string | RegExp, to: string): () => unknown {
  const changed = whole.replace(from, to);
  expect(changed).not.toBe(whole);
  const broken = join(folder, 'taxonomy.yaml');
  writeFileSync(broken, changed);
  return () => readTaxonomy(broken);
}

test('every area, action and category has an ASCII slug and a name in each language', () => {
  const { taxonomy } = readTaxonomy(file);
  const slugged = [...taxonomy.areas, ...taxonomy.areas.flatMap(({ actions }) => actions), ...taxonomy.categories];
  expect(slugged.length).toBeGreaterThan(80);
  for (const { slug, en, fr } of slugged) {
    expect([Slug.safeParse(slug.en).success, Slug.safeParse(slug.fr).success]).toEqual([true, true]);
    expect([en.length, fr.length].every((length) => length > 1)).toBe(true);
  }
  expect(['pricing_model', 'ai_use', 'seller_role', 'vendor_size', 'support_channels'].filter((name) => (taxonomy.vocabularies[name]?.length ?? 0) < 3)).toEqual([]);
});

test.each([
  ['an id twice', 'id: iso-14001', 'id: iso-9001', '"iso-9001" is there twice among the ids of certifications'],
  ['a slug twice', 'slug_fr: geospatial', 'slug_fr: collaboration', '"collaboration" is there twice among the fr slugs of categories'],
  ['a slug with an accent', 'slug_fr: geospatial', 'slug_fr: géospatial', '"géospatial" among the fr slugs of categories may hold lowercase letters'],
  ['a name twice', 'en: Alberta', 'en: Manitoba', '"Manitoba" is there twice among the en names of provinces'],
  ['a name without its French', 'en: Alberta, fr: Alberta', 'en: Alberta', 'provinces.0.fr'],
  ['an empty name', 'en: Alberta, fr: Alberta', 'en: Alberta, fr: ""', 'provinces.0.fr'],
  ['a category of no area', 'a: work-it, en: Videoconferencing', 'a: play-it, en: Videoconferencing', '"video-av" refers to an area or goal that is not there'],
  ['a straight apostrophe in French', 'fr: Offre à commandes', "fr: Offre d'achat", 'the French of procurement standing-offer has a straight quote'],
  ['a breaking space before a colon in French', 'fr: Offre à commandes', 'fr: "Offre : commandes"', 'the French of procurement standing-offer has a space that breaks'],
  ['broken YAML', 'areas:', 'areas: [', 'The taxonomy'],
])('a taxonomy with %s is refused in one sentence that names it', (_, from, to, words) => {
  const read = readChanged(from, to);
  expect(read).toThrow(words);
  expect(read).toThrow(/^The taxonomy [^\n]+\.$/);
});
