import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examineMeilisearch } from '#api/features/doctor/index.ts';
import { countPublic } from '#api/features/listings/index.ts';
import { createEmbeddedEngine } from '#api/platform/search/embedded/embedded-engine.ts';
import { IndexClient } from '#api/platform/search/meilisearch/index-client.ts';
import { LiveGeneration } from '#api/platform/search/meilisearch/live-generation.store.ts';
import { MeilisearchEngine } from '#api/platform/search/meilisearch/meilisearch-engine.ts';
import { SearchSocket } from '#api/platform/search/meilisearch/search-socket.ts';
import { documentsOf } from '../support/catalogue-documents.ts';
import { startMeilisearch } from '../support/meilisearch.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

const started = await startMeilisearch();
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';

describe.skipIf(missing !== '')(`the doctor before a real Meilisearch${missing}`, () => {
  if ('unavailable' in started) return;
  const { url, key } = started;
  let catalogue: TestCatalogue;
  beforeAll(async () => {
    catalogue = await openTestCatalogue({ published: false });
  });
  afterAll(async () => {
    await catalogue.close();
    await started.stop();
  });

  const examine = (at = { url, key }) => examineMeilisearch({ db: catalogue.runtime.db, now: catalogue.runtime.now, meilisearch: at });

  test('says what is wrong with it and what to do: nobody there, a wrong key, no index, one too few, a lost index', { timeout: 100_000 }, async () => {
    const { db, now, synonyms, paths } = catalogue.runtime;
    expect(await examine({ url: 'http://127.0.0.1:9', key })).toMatchObject({
      ok: false,
      says: 'Nothing answers at MEILI_URL (http://127.0.0.1:9)',
      todo: expect.stringMatching(/^Start/),
    });
    expect(await examine({ url, key: 'wrong' })).toMatchObject({ ok: false, says: expect.stringContaining('refuses the key'), todo: expect.stringContaining('MEILI_KEY') });
    expect(await examine()).toMatchObject({ ok: false, says: expect.stringContaining('no index was built') });

    const client = new IndexClient(url, key);
    const live = new LiveGeneration(db, now);
    const lexicon = await createEmbeddedEngine({ directory: join(paths.search, 'lexicon'), synonyms });
    const engine = new MeilisearchEngine({ client, socket: new SearchSocket(url, key), live, synonyms, lexicon, now, timeoutMs: 20_000 });
    try {
      await engine.rebuild(documentsOf(catalogue.runtime, 500));
      const total = countPublic(db);
      expect(await examine()).toMatchObject({ ok: true, says: expect.stringContaining(`with all ${total} listings`) });

      const [[document] = []] = documentsOf(catalogue.runtime, 1);
      const uid = live.uidOf(live.find() ?? '', 'fr');
      await (
        await client.change(uid, [], [document?.id ?? ''])
      )();
      expect(await examine()).toMatchObject({ ok: false, says: `its index holds ${total - 1} listings of ${total}` });
      await client.remove(uid);
      expect(await examine()).toMatchObject({ ok: false, says: expect.stringContaining('is gone') });
    } finally {
      await Promise.all([engine.close(), lexicon.close()]);
    }
  });
});
