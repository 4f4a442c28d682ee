import { keepIndex, MeilisearchKeeper } from './features/search/index.ts';
import type { Config } from './config.ts';
import type { Taxonomy } from './contract/taxonomy.ts';
import type { Database } from './db/open-database.ts';
import { createEmbeddedEngine } from './platform/search/embedded/embedded-engine.ts';
import { FailoverEngine } from './platform/search/failover/failover-engine.ts';
import { IndexClient } from './platform/search/meilisearch/index-client.ts';
import { LiveGeneration } from './platform/search/meilisearch/live-generation.store.ts';
import { MeilisearchEngine } from './platform/search/meilisearch/meilisearch-engine.ts';
import { SearchSocket } from './platform/search/meilisearch/search-socket.ts';
import type { Lexicon, SearchEngine } from './platform/search/search-engine.ts';

/** What the engines are opened with. */
export type SearchOptions = {
  readonly config: Config;
  readonly db: Database;
  readonly directory: string;
  readonly taxonomy: Taxonomy;
  readonly synonyms: readonly (readonly string[])[];
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  readonly onNotice: (sentence: string) => void;
};

/** The engine that searches, and with Meilisearch its own engine and who keeps that in step. */
export type Search = {
  readonly engine: SearchEngine;
  readonly close: () => Promise<void>;
  /** Has each engine build its next index with these synonyms. */
  readonly useSynonyms: (groups: readonly (readonly string[])[]) => Promise<void>;
  readonly meilisearch?: { readonly engine: MeilisearchEngine; readonly failover: FailoverEngine; readonly keeper: MeilisearchKeeper; readonly lexicon: Lexicon };
};

/** How long Meilisearch may take to answer a search before the embedded engine does. */
const timeoutMs = 300;

/** Opens the embedded engine, and before it Meilisearch where the settings name one. Nothing waits for Meilisearch. */
export async function openSearch(options: SearchOptions): Promise<Search> {
  const { config, db, synonyms, now, onError, onNotice } = options;
  const embedded = await createEmbeddedEngine({ directory: options.directory, synonyms, onError, onDoubt: () => indexKeeper.mend() });
  const indexKeeper = keepIndex({ ...options, engine: embedded }, onError);
  const closing = (engine: SearchEngine) => async (): Promise<void> => {
    const stopped = indexKeeper.stop();
    await engine.close();
    await stopped;
  };
  if (config.meilisearch === undefined) return { engine: embedded, close: closing(embedded), useSynonyms: (groups) => embedded.useSynonyms(groups) };
  const { url, key } = config.meilisearch;
  const client = new IndexClient(url, key);
  const live = new LiveGeneration(db, now);
  const engine = new MeilisearchEngine({ client, socket: new SearchSocket(url, key), live, synonyms, lexicon: embedded, now, timeoutMs });
  const failover = new FailoverEngine({ main: engine, fallback: embedded, onNotice });
  const keeper = new MeilisearchKeeper({ db, taxonomy: options.taxonomy, now, failover, meilisearch: engine, client, onNotice });
  const useSynonyms = async (groups: readonly (readonly string[])[]): Promise<void> => {
    await embedded.useSynonyms(groups);
    await engine.useSynonyms(groups);
  };
  return { engine: failover, close: closing(failover), useSynonyms, meilisearch: { engine, failover, keeper, lexicon: embedded } };
}
