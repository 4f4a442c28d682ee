import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SearchParameters } from '#api/contract/search.ts';
import { searchListings } from '#api/features/search/index.ts';
import { createEmbeddedEngine } from '#api/platform/search/embedded/embedded-engine.ts';
import { IndexClient } from '#api/platform/search/meilisearch/index-client.ts';
import { LiveGeneration } from '#api/platform/search/meilisearch/live-generation.store.ts';
import { MeilisearchEngine } from '#api/platform/search/meilisearch/meilisearch-engine.ts';
import { SearchSocket } from '#api/platform/search/meilisearch/search-socket.ts';
import { documentsOf } from '../../support/catalogue-documents.ts';
import { startMeilisearch, type TestMeilisearch } from '../../support/meilisearch.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { readJudgements } from './judgements.ts';
import { askApp, describeScore, groupsOf, runJudgements, scoreOf, type Ask, type Scored } from './run-judgements.ts';

const judgements = readJudgements();
const started = await startMeilisearch();
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';

/** How far below the embedded engine Meilisearch may stay, over each half. */
const mostBelow = 0.05;

describe.skipIf(missing !== '')(`what was judged, on a real Meilisearch${missing}`, () => {
  if ('unavailable' in started) return;
  let catalogue: TestCatalogue;
  let filled: Awaited<ReturnType<typeof fill>>;
  let embedded: readonly Scored[] = [];
  let meilisearch: readonly Scored[] = [];

  beforeAll(async () => {
    catalogue = await openTestCatalogue({ published: false });
    embedded = await runJudgements(askApp(catalogue), judgements);
    filled = await fill(catalogue, started);
    meilisearch = await runJudgements(askEngine(catalogue, filled.engine), judgements);
    const own = meilisearch.filter((scored) => scored.engine === 'meilisearch').length;
    process.stdout.write(`Meilisearch answered ${own} of ${judgements.length} queries; where it finds fewer than ten listings, the embedded engine does.\n`);
    for (const { name, isIn } of groupsOf(judgements)) {
      process.stdout.write(
        `${name.padEnd(34)} embedded     ${describeScore(scoreOf(embedded, isIn))}\n${' '.repeat(35)}meilisearch  ${describeScore(scoreOf(meilisearch, isIn))}\n`,
      );
    }
  });
  afterAll(async () => {
    await filled.close();
    await catalogue.close();
    await started.stop();
  });

  test.each(['tune', 'held'] as const)('Meilisearch ranks the half %s nearly as well as the embedded engine', (half) => {
    const [ours, theirs] = [embedded, meilisearch].map((scored) => scoreOf(scored, (one) => one.half === half));
    expect(theirs?.ndcg).toBeGreaterThanOrEqual((ours?.ndcg ?? 1) - mostBelow);
    expect(theirs?.recall).toBeGreaterThanOrEqual((ours?.recall ?? 1) - mostBelow);
  });

  test('no query is answered by one engine and left empty by the other', () => {
    const other = new Map(embedded.map(({ judgement, score }) => [judgement.id, score.isEmpty]));
    const different = meilisearch.filter(({ judgement, score }) => score.isEmpty !== other.get(judgement.id));
    expect(different.map(({ judgement }) => `${judgement.id}: ${judgement.half}`)).toEqual([]);
  });
});

/** Meilisearch with all that a catalogue shows, and without the haste of the live one. */
async function fill({ runtime }: TestCatalogue, { url, key }: TestMeilisearch): Promise<{ engine: MeilisearchEngine; close: () => Promise<void> }> {
  const { db, now, synonyms, paths } = runtime;
  const lexicon = await createEmbeddedEngine({ directory: join(paths.search, 'lexicon'), synonyms });
  await lexicon.rebuild(documentsOf(runtime, 50));
  const engine = new MeilisearchEngine({
    client: new IndexClient(url, key),
    socket: new SearchSocket(url, key),
    live: new LiveGeneration(db, now),
    synonyms,
    lexicon,
    now,
    timeoutMs: 20_000,
  });
  await engine.rebuild(documentsOf(runtime, 500));
  const close = async (): Promise<void> => {
    await Promise.all([engine.close(), lexicon.close()]);
  };
  return { engine, close };
}

function askEngine({ runtime }: TestCatalogue, engine: MeilisearchEngine): Ask {
  const { db, taxonomy, now } = runtime;
  return (query) => {
    const given = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).length > 1 ? query.getAll(name) : query.get(name)]));
    return searchListings({ db, taxonomy, now, engine }, SearchParameters.parse(given));
  };
}
