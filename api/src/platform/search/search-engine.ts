import type { FacetName } from '#api/contract/facets.ts';
import type { Selection, Sort } from '#api/contract/search.ts';
import type { Language } from '#api/contract/text.ts';

/** The text of a listing in one language, by weight. Terms are the names of its taxonomy ids in that language. */
export type DocumentText = {
  readonly name: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly terms: readonly string[];
  readonly features: readonly string[];
  /** Plain text, without Markdown. */
  readonly description: string;
};

/**
 * A public listing as a search engine keeps it. Only what is public is ever put here.
 * `facets` hold every id that finds the listing: those of valid claims, with all that they satisfy.
 */
export type SearchDocument = {
  readonly id: string;
  readonly version: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly en: DocumentText | undefined;
  readonly fr: DocumentText | undefined;
  readonly facets: Readonly<Record<FacetName, readonly string[]>>;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
};

/** What is asked of an engine. `seed` is the day, and orders ties so that no one is favoured. */
export type EngineQuery = {
  readonly q: string;
  readonly language: Language;
  readonly selection: Selection;
  readonly sort: Sort;
  readonly page: number;
  readonly pageSize: number;
  readonly seed: string;
};

/** One result of an engine. */
export type EngineHit = { readonly id: string };

/** How the words of a query are understood: what was meant by misspelled ones, and the stems that are looked for. */
export type Explanation = { readonly corrected: string | null; readonly stems: readonly string[] };

/** An engine's answer. Counts of a facet ignore that facet's own selection; ids without a result are left out. */
export type EngineAnswer = {
  readonly engine: 'embedded' | 'meilisearch';
  readonly total: number;
  readonly hits: readonly EngineHit[];
  readonly counts: Readonly<Record<FacetName, Readonly<Record<string, number>>>>;
  /** Whether there are results that have only some of the words, since too few have every one. */
  readonly partial: boolean;
  readonly corrected: string | null;
  /** The stems that were looked for, synonyms and corrections among them, so that matched words can be marked. */
  readonly stems: readonly string[];
};

/** What could be meant by the beginning of a word or a name: a listing, or a vendor that has one. */
export type EngineSuggestion = { readonly kind: 'listing' | 'vendor'; readonly id: string };

/** Who knows every word and name of the index. */
export interface Lexicon extends Pick<SearchEngine, 'search' | 'suggest'> {
  explain(q: string, language: Language): Promise<Explanation>;
}

/** An engine that can be given other synonyms; the next index that it builds is made with them, and from then on searches use them. */
export interface SynonymUser {
  useSynonyms(groups: readonly (readonly string[])[]): Promise<void>;
}

/** Told how many documents of an index are done; of which language, where each has its own. */
export type OnProgress = (done: number, language?: Language) => void;

/** A search engine: the embedded one, or Meilisearch. */
export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch';
  /** Why another engine answers in its place, in a sentence; nothing while it answers itself. */
  readonly warning?: string | undefined;
  search(query: EngineQuery): Promise<EngineAnswer>;
  /** Which names of listings and vendors begin with, or come close to, what was typed; at most so many, best first. */
  suggest(q: string, language: Language, most: number): Promise<readonly EngineSuggestion[]>;
  /** Puts and removes documents; resolved once every later search sees them. */
  apply(puts: readonly SearchDocument[], removals: readonly string[]): Promise<void>;
  /** Replaces everything by `documents`, built beside the live index and switched in one step. */
  rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: OnProgress): Promise<void>;
  /** The version of every document that the index holds, by id. */
  versions(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}
