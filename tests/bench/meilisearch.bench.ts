import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import type { SearchAnswer } from '#api/contract/search.ts';
import { rebuildIndex } from '#api/features/search/index.ts';
import { SearchSocket } from '#api/platform/search/meilisearch/search-socket.ts';
import type { EngineQuery } from '#api/platform/search/search-engine.ts';
import { startMeilisearch, type TestMeilisearch } from '../support/meilisearch.ts';
import { openTestCatalogue } from '../support/test-catalogue.ts';
import { median, percentile, type Bench, type BenchRow } from './bench.ts';

const sizes = (process.env['BENCH_SIZES'] ?? '1000,10000,100000').split(',').map(Number);
/** A folder in which listings and indexes are kept for the next time: those of 100,000 take a quarter of an hour. */
const kept = process.env['BENCH_KEPT'];
const rounds = 7;
const timesARound = 4;

const asked = [
  '',
  'area=secure-it',
  'security=protected-b&deployment=saas',
  'q=identity',
  'q=cloud',
  'q=gestion&lang=fr',
  'q=data',
  'q=records+management',
  'q=secur',
  'q=&sort=newest',
  'q=platform&area=service-it',
  'q=clould',
];

type Catalogue = Awaited<ReturnType<typeof openTestCatalogue>>;
type Query = { readonly address: string; readonly body: object };
type Report = (row: BenchRow) => void;

/** Search through our API on Meilisearch, beside the identical body straight to it, at growing sizes. */
export const bench: Bench = {
  title: 'Search on Meilisearch',
  measure: async (report) => {
    for (const size of sizes) await measureSize(size, report);
  },
};

async function measureSize(size: number, report: Report): Promise<void> {
  const meilisearch = await startMeilisearch(kept === undefined ? undefined : { kept: join(kept, `meili-${size}`) });
  if ('unavailable' in meilisearch) return void process.stdout.write(`  left out: ${meilisearch.unavailable}\n`);
  const settings = { MEILI_URL: meilisearch.url, MEILI_KEY: meilisearch.key };
  const catalogue = await openTestCatalogue({
    settings,
    samples: false,
    generated: size,
    published: false,
    ...(kept === undefined ? {} : { kept: join(kept, `home-${size}`) }),
  });
  try {
    if (kept === undefined) await measureIndexing(catalogue, size, report);
    await catalogue.runtime.meilisearch?.keeper.check();
    await catalogue.app.listen({ port: 0, host: '127.0.0.1' });
    const queries = await readQueries(catalogue);
    await measureLatency(catalogue, meilisearch, queries, (row) => report({ ...row, name: `${size} listings: ${row.name}` }));
    await measureNew(catalogue, meilisearch, (row) => report({ ...row, name: `${size} listings: ${row.name}` }));
    await measureThroughput(catalogue, meilisearch, queries, (row) => report({ ...row, name: `${size} listings: ${row.name}` }));
    report({
      name: `${size} listings: memory of the catalogue`,
      unit: 'MB',
      ours: process.memoryUsage.rss() / 1e6,
      reference: { name: 'Meilisearch', value: memoryOf(meilisearch) },
    });
  } finally {
    await catalogue.close();
    await meilisearch.stop();
  }
}

async function measureIndexing({ runtime }: Catalogue, size: number, report: Report): Promise<void> {
  const { meilisearch } = runtime;
  if (meilisearch === undefined) throw new Error('There is no Meilisearch.');
  const embedded = await seconds(() => rebuildIndex(runtime));
  const ours = await seconds(() => rebuildIndex({ ...runtime, engine: meilisearch.engine }));
  report({ name: `${size} listings: build both indexes in Meilisearch`, unit: 's', ours, reference: { name: 'embedded', value: embedded } });
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The queries that Meilisearch answers alone, each with the body that the API sends for it. */
async function readQueries(catalogue: Catalogue): Promise<Query[]> {
  const found: Query[] = [];
  for (const query of asked) {
    const { engine, total } = (await catalogue.app.inject({ url: `/api/v1/listings?${query}` })).json<SearchAnswer>();
    if (engine === 'meilisearch' && total > 0) found.push(await withBody(catalogue, query));
  }
  process.stdout.write(`  ${found.length} of ${asked.length} queries are answered by Meilisearch alone\n`);
  return found;
}

async function withBody({ runtime: { meilisearch } }: Catalogue, query: string): Promise<Query> {
  const engineQuery = readQuery(new URLSearchParams(query));
  const explanation = engineQuery.q === '' ? undefined : await meilisearch?.lexicon.explain(engineQuery.q, engineQuery.language);
  return { address: `/api/v1/listings?${query}`, body: meilisearch?.engine.requestFor(engineQuery, explanation ?? { corrected: null, stems: [] }) ?? {} };
}

function readQuery(parameters: URLSearchParams): EngineQuery {
  return {
    q: parameters.get('q') ?? '',
    language: parameters.get('lang') === 'fr' ? 'fr' : 'en',
    selection: { area: parameters.getAll('area'), security: parameters.getAll('security'), deployment: parameters.getAll('deployment') },
    sort: parameters.get('sort') === 'newest' ? 'newest' : 'relevance',
    page: 1,
    pageSize: 20,
    seed: '',
  };
}

type Times = { readonly p50: number; readonly p95: number; readonly p99: number };

/** Ours and straight, in turns, one after the other over kept connections. */
async function measureLatency({ app }: Catalogue, meilisearch: TestMeilisearch, queries: readonly Query[], report: Report): Promise<void> {
  const base = `http://127.0.0.1:${portOf(app.server.address())}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const straight = new SearchSocket(meilisearch.url, meilisearch.key);
  const client = new Meilisearch({ host: meilisearch.url, apiKey: meilisearch.key });
  const askUs = (query: Query) => read(`${base}${query.address}`, agent);
  const askStraight = (query: Query) => straight.post('multi-search', query.body, 10_000);
  const askClient = (query: Query) => client.httpRequest.post({ path: 'multi-search', body: query.body });
  for (const ask of [askUs, askStraight]) await timesOf(queries, ask);

  const pairs: { ours: Times; straight: Times }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await timesOf(queries, askUs) : undefined;
    const other = await timesOf(queries, askStraight);
    pairs.push({ ours: first ?? (await timesOf(queries, askUs)), straight: other });
  }
  const asItComes = await timesOf(queries, askClient);
  for (const which of ['p50', 'p95', 'p99'] as const) {
    report({
      name: `${which} through our API`,
      unit: 'ms',
      ours: median(pairs.map(({ ours }) => ours[which])),
      reference: { name: 'identical body straight to Meilisearch', value: median(pairs.map((pair) => pair.straight[which])) },
      ratio: median(pairs.map((pair) => pair.ours[which] / pair.straight[which])),
      ...(which === 'p99' ? {} : { bar: { of: 'ratio', atMost: 1.3 } }),
    });
  }
  report({ name: 'p50 of the client as it comes', unit: 'ms', ours: asItComes.p50 });
  straight.close();
  agent.destroy();
}

/** Words that many listings have: each pair of them is a query that nobody asked before, of which nothing is kept. */
const words = ['cloud', 'data', 'platform', 'service', 'security', 'records', 'identity', 'management', 'digital', 'system', 'network', 'government', 'support', 'access'];

/** What a search costs of which neither the meaning nor the cards are kept; the engine forgets meanings with each change. */
async function measureNew(catalogue: Catalogue, meilisearch: TestMeilisearch, report: Report): Promise<void> {
  const base = `http://127.0.0.1:${portOf(catalogue.app.server.address())}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const straight = new SearchSocket(meilisearch.url, meilisearch.key);
  const times: { ours: number; theirs: number }[] = [];
  for (const query of words.flatMap((one, at) => words.slice(at + 1).map((other) => `q=${one}+${other}`))) {
    const { address, body } = await withBody(catalogue, query);
    const askUs = () => milliseconds(() => read(`${base}${address}`, agent));
    const askStraight = () => milliseconds(() => straight.post('multi-search', body, 10_000));
    const first = times.length % 2 === 0 ? await askUs() : undefined;
    const theirs = await askStraight();
    times.push({ ours: first ?? (await askUs()), theirs });
  }
  report({
    name: `p50 of ${times.length} queries never asked before`,
    unit: 'ms',
    ours: median(times.map(({ ours }) => ours)),
    reference: { name: 'straight', value: median(times.map(({ theirs }) => theirs)) },
    ratio: median(times.map(({ ours, theirs }) => ours / theirs)),
  });
  straight.close();
  agent.destroy();
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function timesOf(queries: readonly Query[], ask: (query: Query) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let time = 0; time < timesARound; time += 1) {
    for (const query of queries) {
      const started = performance.now();
      await ask(query);
      times.push(performance.now() - started);
    }
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}

async function measureThroughput({ app }: Catalogue, meilisearch: TestMeilisearch, queries: readonly Query[], report: Report): Promise<void> {
  const base = `http://127.0.0.1:${portOf(app.server.address())}`;
  for (const connections of [1, 8, 32]) {
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const straight = new SearchSocket(meilisearch.url, meilisearch.key);
    const ours = await perSecond(connections, queries, (query) => read(`${base}${query.address}`, agent));
    const theirs = await perSecond(connections, queries, (query) => straight.post('multi-search', query.body, 10_000));
    report({ name: `searches a second, ${connections} at once`, unit: 'per second', ours, reference: { name: 'straight', value: theirs }, ratio: ours / theirs });
    straight.close();
    agent.destroy();
  }
}

/** How many searches a second are answered when so many are always under way. */
async function perSecond(connections: number, queries: readonly Query[], ask: (query: Query) => Promise<unknown>): Promise<number> {
  const until = performance.now() + 5_000;
  let done = 0;
  let next = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() < until) {
      const query = queries[(next += 1) % queries.length];
      if (query !== undefined) await ask(query);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return done / 5;
}

function read(address: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      response.resume();
      response.on('end', resolve);
    }).on('error', reject);
  });
}

function portOf(address: ReturnType<Catalogue['app']['server']['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The app does not listen.');
  return address.port;
}

function memoryOf(meilisearch: TestMeilisearch): number {
  const pages = readFileSync(`/proc/${meilisearch.pid() ?? 'self'}/statm`, 'utf8').split(' ')[1];
  return (Number(pages) * 4096) / 1e6;
}
