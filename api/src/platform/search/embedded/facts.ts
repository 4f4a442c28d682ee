import type { FacetName } from '#api/contract/facets.ts';

/** What readers keep of a document in memory. */
export type Facts = {
  readonly names: { readonly en: string | null; readonly fr: string | null };
  readonly vendor: { readonly id: string; readonly name: string };
  readonly publishedAt: number;
  readonly facets: Readonly<Record<FacetName, readonly string[]>>;
};

/** A document's place in the columns, and what they hold of it. */
export type DocumentRow = { readonly slot: number; readonly id: string; readonly facts: Facts };

/** A word of a language as it stands in texts, and in how many documents it does. */
export type WordRow = {
  readonly id: number;
  readonly language: 'en' | 'fr';
  readonly word: string;
  readonly shown: string;
  readonly stem: string;
  readonly documents: number;
};

/** The levels at which a stem is or was found, a bit each. */
export type StemRow = { readonly language: 'en' | 'fr'; readonly stem: string; readonly levels: number };

/** What a change of the index means for its readers. */
export type Change = {
  readonly put: readonly DocumentRow[];
  readonly removed: readonly number[];
  readonly words: readonly WordRow[];
  readonly stems: readonly StemRow[];
};
