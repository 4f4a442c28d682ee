import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ListingContent } from '#api/contract/listing-content.ts';
import type { Difference, Run } from '#api/contract/review.ts';
import { differenceBetween } from '#api/features/review/difference/difference.rules.ts';
import { statementsOf } from '#api/features/review/difference/statements.rules.ts';
import { wordRuns } from '#api/features/review/difference/word-runs.rules.ts';
import { readSamples } from '#api/features/samples/read-samples.ts';
import { within } from '../../support/extent.ts';
import { plainContent } from '../../support/make-listings.ts';

const marked = (runs: readonly Run[]): string => runs.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('');

test('words that were changed are marked, and the rest is left in peace', () => {
  expect(marked(wordRuns('Data is kept in Canada.', 'Data is always kept in Québec, Canada.'))).toBe('Data is {+always +}kept in{+ Québec,+} Canada.');
  expect(marked(wordRuns('one two three four', 'one 2 3 four'))).toBe('one [-two three-]{+2 3+} four');
  expect(marked(wordRuns('l’infonuagique privée', 'l’infonuagique publique'))).toBe('l’infonuagique [-privée-]{+publique+}');
  expect(marked(wordRuns('same', 'same'))).toBe('same');
  expect(marked(wordRuns('', 'new'))).toBe('{+new+}');
});

test('the runs of two texts give back both, whatever they are', () => {
  const words = ['data', 'stays', 'in', 'Canada', '.', ' ', '\n\n', '**', 'œuvre', 'l’été', '🍁'];
  let seed = 1;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  const text = (): string => Array.from({ length: random() % 40 }, () => words[random() % words.length]).join('');
  for (let round = 0; round < 2000; round += 1) {
    const [before, after] = [text(), text()];
    const runs = wordRuns(before, after);
    expect(
      runs
        .filter(({ kind }) => kind !== 'added')
        .map((run) => run.text)
        .join(''),
    ).toBe(before);
    expect(
      runs
        .filter(({ kind }) => kind !== 'removed')
        .map((run) => run.text)
        .join(''),
    ).toBe(after);
  }
});

test('two texts of 6,000 characters are compared in less than half a second', () => {
  const text = (step: number): string => Array.from({ length: 1000 }, (_, index) => `w${(index * step) % 97}`).join(' ');
  const start = performance.now();
  wordRuns(text(3), text(5));
  expect(performance.now() - start).toBeLessThan(within(500));
});

const claim = { evidence: 'self-declared', date: '2026-01-01' } as const;
const base = plainContent('Base', {
  features: [{ en: 'Signs in with a passkey', fr: 'Connexion par clé' }, { en: 'Works offline' }],
  certifications: [{ id: 'soc2', claim }],
  keywords: { en: ['sign-in'], fr: ['connexion'] },
  openStandards: ['SAML', 'OIDC'],
  screenshots: ['a', 'b'].map((id) => ({ id: id.repeat(64), alt: { en: `Shot ${id}`, fr: `Écran ${id}` } })),
});
const short = ({ field, item, part, side, kind, before, after }: Difference): string =>
  [kind, field, item ?? '-', part || '-', side ?? '-', before ?? '-', after ?? '-'].join(' | ');
const differences = (more: Partial<ListingContent>): string[] => differenceBetween(base, { ...base, ...more }).map(short);

test('a text is compared in each language apart', () => {
  expect(differences({ name: { en: 'Base', fr: 'Socle' } })).toEqual(['changed | name | - | - | fr | Base en français | Socle']);
  expect(differences({ name: { en: 'Base' } })).toEqual(['removed | name | - | - | fr | Base en français | -']);
});

test('entries of lists are known by what they are: added, removed, rewritten or moved', () => {
  expect(differences({ actions: ['cyber-authentication', 'cloud-access-security'] })).toEqual(['added | actions | cloud-access-security | - | - | - | cloud-access-security']);
  expect(differences({ openStandards: ['OIDC', 'SAML'] })).toEqual(['moved | openStandards | - | - | - | - | -']);
  expect(differences({ features: [{ en: 'Signs in with a passkey or a card', fr: 'Connexion par clé' }, { en: 'Works offline' }] })).toEqual([
    'changed | features | - | - | en | Signs in with a passkey | Signs in with a passkey or a card',
  ]);
  expect(differences({ features: [{ en: 'Something else entirely', fr: 'Connexion par clé' }, { en: 'Works offline' }] })).toEqual([
    'added | features | - | - | en | - | Something else entirely',
    'removed | features | - | - | en | Signs in with a passkey | -',
  ]);
  expect(differences({ certifications: [{ id: 'iso-27001', certifier: 'X', claim }] })).toContain('added | certifications | iso-27001 | certifier | - | - | X');
  expect(differences({ certifications: [{ id: 'soc2', claim: { ...claim, expires: '2027-01-01' } }] })).toEqual([
    'added | certifications | soc2 | claim.expires | - | - | 2027-01-01',
  ]);
});

const samples = readSamples(resolve(import.meta.dirname, '../../../data/samples/vendors'), new Date('2026-11-25'))
  .flatMap(({ listings }) => listings.map(({ content }) => content))
  .filter((_, index) => index % 6 === 0);

/** Every content that differs from a given one by a single leaf. */
function* nearMisses(value: unknown, rebuild: (changed: unknown) => unknown, path: string[]): Generator<{ path: string[]; changed: unknown }> {
  if (Array.isArray(value)) for (const [index, inner] of value.entries()) yield* nearMisses(inner, (changed) => rebuild(value.with(index, changed)), [...path, String(index)]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* nearMisses(inner, (changed) => rebuild({ ...value, [key]: changed }), [...path, key]);
  else if (typeof value === 'number') yield { path, changed: rebuild(value + 1) };
  else if (typeof value === 'boolean') yield { path, changed: rebuild(!value) };
  else yield { path, changed: rebuild(`${String(value)} x`) };
}

test('no change of a single leaf of any sample goes unsaid, and nothing is said where nothing changed', () => {
  let tried = 0;
  for (const content of samples) {
    expect(differenceBetween(content, structuredClone(content))).toEqual([]);
    const leaves = statementsOf(content).length;
    let here = 0;
    for (const { path, changed } of nearMisses(content, (whole) => whole, [])) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a leaf that no schema checks may still not go unsaid
      const found = differenceBetween(content, changed as ListingContent);
      expect(
        found.map(({ field }) => field),
        path.join('/'),
      ).toContain(path[0]);
      here += 1;
    }
    expect(leaves).toBeGreaterThan(here / 2);
    tried += here;
  }
  console.log(`${tried} changes of one leaf in ${samples.length} samples: ${tried} said`);
  expect(tried).toBeGreaterThan(1000);
});
