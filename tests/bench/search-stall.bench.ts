import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { IndexReader } from '#api/platform/search/embedded/reader/index-reader.ts';
import { findLiveFile } from '#api/platform/search/embedded/writer/live-file.ts';
import { overHttp, type Search } from '../support/search-over-http.ts';
import { searchMix } from '../support/search-mix.ts';
import { openTestCatalogue } from '../support/test-catalogue.ts';
import { percentile, type Bench } from './bench.ts';

const listings = Number(process.env['STALL_LISTINGS'] ?? 50_000);
const searchesASecond = 20;
const seconds = 30;

type Measured = { readonly times: readonly number[]; readonly refused: number; readonly delay: number; readonly longest: number };

/** Searches so many times a second, whether those before were answered or not. */
async function searchSteadily(search: Search): Promise<Measured> {
  const times: number[] = [];
  let refused = 0;
  const delays = monitorEventLoopDelay({ resolution: 2 });
  const queries = Array.from({ length: 20 }, (_, round) => searchMix(5_000_000 + round)).flat();
  const started = performance.now();
  delays.enable();
  const searches = queries.slice(0, searchesASecond * seconds).map(async ({ query }, at) => {
    await wait((at * 1000) / searchesASecond);
    const asked = performance.now();
    await search(query).catch(() => (refused += 1));
    times.push(performance.now() - asked);
  });
  await Promise.all(searches);
  delays.disable();
  process.stdout.write(`  ${times.length} searches in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return { times, refused, delay: delays.percentile(99) / 1e6, longest: delays.max / 1e6 };
}

export const bench: Bench = {
  title: `Search never stalls the server: ${listings} listings, ${searchesASecond} searches a second for ${seconds} s`,
  measure: async (report) => {
    const { app, runtime, close } = await openTestCatalogue({ samples: false, generated: listings, published: false });
    try {
      await app.listen({ port: 0, host: '127.0.0.1' });
      const search = overHttp(app);
      for (const { query } of searchMix(0)) await search(query);
      const { times, refused, delay, longest } = await searchSteadily(search);
      report({ name: 'searches refused', unit: 'count', ours: refused, bar: { of: 'ours', atMost: 0 } });
      report({ name: 'a search over HTTP, p50', unit: 'ms', ours: percentile(times, 0.5) });
      report({ name: 'a search over HTTP, p95', unit: 'ms', ours: percentile(times, 0.95), bar: { of: 'ours', atMost: 400 } });
      report({ name: 'delay of the event loop, p99', unit: 'ms', ours: delay, bar: { of: 'ours', atMost: 50 } });

      report({ name: 'delay of the event loop, the longest', unit: 'ms', ours: longest });
      const reader = new IndexReader(findLiveFile(runtime.paths.search) ?? '', runtime.synonyms);
      const inTheLoop = await searchSteadily(async (query) => reader.search(query));
      reader.close();
      report({ name: 'delay of the event loop were there no threads, p99', unit: 'ms', ours: inTheLoop.delay });
      report({ name: 'delay of the event loop were there no threads, the longest', unit: 'ms', ours: inTheLoop.longest });
    } finally {
      await close();
    }
  },
};
