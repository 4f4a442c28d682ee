import { z } from 'zod';
import { FacetName, type FacetName as Facet } from './facets.ts';
import { TermId } from './listing-content.ts';
import { ListingCard } from './listing.ts';
import { Language } from './text.ts';

/** How many results a page of a search holds. */
export const pageSize = 20;

/** The last page that can be asked for. */
export const lastPage = 500;

/** How results are ordered. */
export const Sort = z.enum(['relevance', 'newest', 'name']);
export type Sort = z.infer<typeof Sort>;

const repeated = z
  .union([TermId, z.array(TermId).max(40)])
  .transform((value) => (Array.isArray(value) ? [...new Set(value)] : [value]))
  .optional();

const facetParameters = {
  area: repeated,
  action: repeated,
  category: repeated,
  deployment: repeated,
  residency: repeated,
  security: repeated,
  procurement: repeated,
  certification: repeated,
  accessibility: repeated,
  language: repeated,
  province: repeated,
  ownership: repeated,
  maturity: repeated,
  type: repeated,
} satisfies Record<Facet, typeof repeated>;

/** The query of `GET /api/v1/listings`. Repeat a facet's parameter for OR; different facets mean AND. */
export const SearchParameters = z.strictObject({
  q: z.string().max(200).optional(),
  lang: Language.default('en'),
  ...facetParameters,
  sort: Sort.default('relevance'),
  page: z.coerce.number().int().min(1).max(lastPage).default(1),
});
export type SearchParameters = z.infer<typeof SearchParameters>;

/** Which values are chosen, facet by facet. */
export type Selection = Partial<Record<Facet, readonly string[]>>;

/**
 * One result: its card, with the words that matched marked in HTML that is safe to show as it is.
 * `language` is that of the summary shown, which is the other one where the listing has no text in the wanted one.
 */
export const SearchItem = ListingCard.extend({
  language: Language,
  highlights: z.strictObject({ name: z.string(), summary: z.string() }),
});
export type SearchItem = z.infer<typeof SearchItem>;

/** A value of a facet, and how many results it has, whatever else is chosen in the same facet. */
export const FacetCount = z.strictObject({ id: z.string(), count: z.number().int(), selected: z.boolean() });
export type FacetCount = z.infer<typeof FacetCount>;

/** A step that would give results where there are none: what to leave out, and how many it would find. */
export const Loosening = z.strictObject({
  without: z.union([z.literal('q'), FacetName]),
  value: z.string().optional(),
  total: z.number().int(),
});
export type Loosening = z.infer<typeof Loosening>;

/** The answer of a search. `corrected` is what was searched instead of a misspelled `q`; `partial` says that some results have only some of its words. */
export const SearchAnswer = z.strictObject({
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  engine: z.enum(['embedded', 'meilisearch']),
  tookMs: z.number(),
  corrected: z.string().nullable(),
  partial: z.boolean(),
  items: z.array(SearchItem),
  facets: z.record(FacetName, z.array(FacetCount)),
  loosenings: z.array(Loosening),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** The query of `GET /api/v1/suggest`. */
export const SuggestParameters = z.strictObject({ q: z.string().max(100), lang: Language.default('en') });

/** What could be meant: solutions, vendors, and terms of the taxonomy, at most eight in all. */
export const SuggestAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      kind: z.enum(['listing', 'vendor', 'category', 'action', 'area']),
      id: z.string(),
      slug: z.string(),
      label: z.string(),
      detail: z.string(),
    }),
  ),
});
export type SuggestAnswer = z.infer<typeof SuggestAnswer>;
