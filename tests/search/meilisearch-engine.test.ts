import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe } from 'vitest';
import { migrate } from '#api/db/migrate.ts';
import { openDatabase } from '#api/db/open-database.ts';
import { createEmbeddedEngine } from '#api/platform/search/embedded/embedded-engine.ts';
import { IndexClient } from '#api/platform/search/meilisearch/index-client.ts';
import { LiveGeneration } from '#api/platform/search/meilisearch/live-generation.store.ts';
import { MeilisearchEngine } from '#api/platform/search/meilisearch/meilisearch-engine.ts';
import { SearchSocket } from '#api/platform/search/meilisearch/search-socket.ts';
import type { SearchDocument, SearchEngine } from '#api/platform/search/search-engine.ts';
import { startMeilisearch, type TestMeilisearch } from '../support/meilisearch.ts';
import { describeEngine } from './contract/describe-engine.ts';
import { contractSynonyms, type EngineUnderTest } from './contract/documents.ts';

const started = await startMeilisearch();
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';

describe.skipIf(missing !== '')(`on a real Meilisearch${missing}`, () => {
  if ('unavailable' in started) return;
  afterAll(() => started.stop());
  describeEngine('meilisearch', () => openBoth(started));
});

/** The engine on Meilisearch with the embedded one as its lexicon, which gets the same changes. */
async function openBoth({ url, key }: TestMeilisearch): Promise<EngineUnderTest> {
  const directory = mkdtempSync(join(tmpdir(), 'catalog-search-'));
  const db = openDatabase(join(directory, 'catalog.db'));
  await migrate(db, resolve(import.meta.dirname, '../../migrations'), join(directory, 'backups'));
  let today = new Date();
  const now = () => today;
  const embedded = await createEmbeddedEngine({ directory: join(directory, 'search'), synonyms: contractSynonyms });
  const main = new MeilisearchEngine({
    client: new IndexClient(url, key),
    socket: new SearchSocket(url, key),
    live: new LiveGeneration(db, now),
    synonyms: contractSynonyms,
    lexicon: embedded,
    now,
    timeoutMs: 2_000,
  });
  await main.rebuild([]);
  const close = async (): Promise<void> => {
    await Promise.all([main.close(), embedded.close()]);
    db.$client.close();
    rmSync(directory, { recursive: true, force: true });
  };
  const setDay = async (day: string): Promise<void> => {
    today = new Date(day);
    await main.patchSettings();
  };
  return { engine: together(main, embedded), close, setDay };
}

function together(main: MeilisearchEngine, embedded: SearchEngine): SearchEngine {
  let meanwhile: Parameters<SearchEngine['apply']>[] | undefined;
  return {
    name: main.name,
    search: (query) => main.search(query),
    suggest: (...asked) => main.suggest(...asked),
    versions: () => main.versions(),
    close: () => main.close(),
    apply: async (...change) => {
      meanwhile?.push(change);
      await Promise.all([main.apply(...change), embedded.apply(...change)]);
    },
    rebuild: async (documents, onProgress) => {
      const changes: Parameters<SearchEngine['apply']>[] = [];
      const seen: (readonly SearchDocument[])[] = [];
      const noted = function* (): Generator<readonly SearchDocument[]> {
        for (const batch of documents) {
          seen.push(batch);
          yield batch;
        }
      };
      meanwhile = changes;
      await main.rebuild(noted(), onProgress);
      meanwhile = undefined;
      await embedded.rebuild(seen);
      for (const change of changes) await embedded.apply(...change);
    },
  };
}
