import { facetNames, type FacetName } from '#api/contract/facets.ts';
import type { DocumentText, EngineQuery, SearchDocument } from '#api/platform/search/search-engine.ts';

type Words = string | Partial<DocumentText>;

/** What a test says of a document; a string is its name. Its id is also its vendor's, unless that is given. */
export type DocumentParts = {
  readonly en?: Words;
  readonly fr?: Words;
  readonly vendor?: string;
  readonly facets?: Partial<Record<FacetName, readonly string[]>>;
  readonly publishedAt?: number;
  readonly version?: string;
};

/** A document with all that a test leaves out. */
export function buildDocument(id: string, { en, fr, vendor = `Vendor of ${id}`, facets = {}, publishedAt = 0, version = '1' }: DocumentParts): SearchDocument {
  const allFacets = (name: FacetName) => facets[name] ?? [];
  return {
    id,
    version,
    vendor: { id: `v-${vendor}`, name: vendor },
    en: textOf(en),
    fr: textOf(fr),
    facets: {
      area: allFacets('area'),
      action: allFacets('action'),
      category: allFacets('category'),
      deployment: allFacets('deployment'),
      residency: allFacets('residency'),
      security: allFacets('security'),
      procurement: allFacets('procurement'),
      certification: allFacets('certification'),
      accessibility: allFacets('accessibility'),
      language: allFacets('language'),
      province: allFacets('province'),
      ownership: allFacets('ownership'),
      maturity: allFacets('maturity'),
      type: allFacets('type'),
    },
    publishedAt,
  };
}

function textOf(words: Words | undefined): DocumentText | undefined {
  if (words === undefined) return undefined;
  const given = typeof words === 'string' ? { name: words } : words;
  return { name: '', summary: '', keywords: [], terms: [], features: [], description: '', ...given };
}

/** A query with all that a test leaves out. */
export function buildQuery(parts: Partial<EngineQuery> = {}): EngineQuery {
  return { q: '', language: 'en', selection: {}, sort: 'relevance', page: 1, pageSize: 20, seed: '2026-01-01', ...parts };
}

/** Every facet, for tests that go through them all. */
export const everyFacet: readonly FacetName[] = facetNames;
