import type { FacetName } from '#api/contract/facets.ts';
import type { EngineQuery } from '#api/platform/search/search-engine.ts';

type Selection = Partial<Record<FacetName, readonly string[]>>;

/** One search of a mix, by its kind. */
export type MixedQuery = { readonly kind: 'broad' | 'narrow' | 'typo' | 'filter' | 'prefix' | 'phrase' | 'both'; readonly query: EngineQuery };

const words: Readonly<Record<Exclude<MixedQuery['kind'], 'filter' | 'both'>, readonly (readonly ['en' | 'fr', string])[]>> = {
  broad: [
    ['en', 'security'],
    ['en', 'cloud'],
    ['en', 'records management'],
    ['en', 'secure collaboration'],
    ['fr', 'gestion des documents'],
    ['fr', 'réseau'],
  ],
  narrow: [
    ['en', 'immutable backup for municipalities'],
    ['en', 'bilingual contact centre with captions'],
    ['en', 'protected b hosting in quebec'],
    ['en', 'fips validated encryption key custody'],
    ['fr', 'chiffrement de bout en bout pour les tribunaux'],
    ['fr', 'accessibilité des formulaires'],
  ],
  typo: [
    ['en', 'identty verification'],
    ['en', 'platfrom'],
    ['en', 'acessibility testing'],
    ['en', 'vulnerabilty scanning'],
    ['fr', 'sauvegrde'],
    ['fr', 'infonuagiqe'],
  ],
  prefix: [
    ['en', 'vul'],
    ['en', 'data gov'],
    ['en', 'encr'],
    ['en', 'ser'],
    ['fr', 'héberg'],
    ['fr', 'cyb'],
  ],
  phrase: [
    ['en', '"service desk"'],
    ['en', '"case management" permits'],
    ['en', '"open data"'],
    ['fr', '"logiciel libre"'],
  ],
};

const selections: readonly Selection[] = [
  {},
  { area: ['secure-it'] },
  { deployment: ['saas'], residency: ['canada-only'] },
  { security: ['protected-b'] },
  { province: ['qc', 'on'], area: ['service-it', 'manage-it'] },
  { category: ['iam'], accessibility: ['wcag-21-aa'] },
];

/** A realistic mix of searches. `round` makes each one new, so that no engine can answer it from what it kept. */
export function searchMix(round: number): MixedQuery[] {
  const query = (q: string, language: 'en' | 'fr', selection: Selection, page = 1): EngineQuery => ({
    q,
    language,
    selection,
    sort: 'relevance',
    page,
    pageSize: 20,
    seed: `day ${round}`,
  });
  const spoken = (['broad', 'narrow', 'typo', 'prefix', 'phrase'] as const).flatMap((kind) => words[kind].map(([language, q]) => ({ kind, query: query(q, language, {}) })));
  const filtered = selections.flatMap((selection) => [
    { kind: 'filter' as const, query: query('', 'en', selection) },
    { kind: 'both' as const, query: query('security', 'en', selection, 2) },
  ]);
  return [...spoken, ...filtered];
}
