import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startMeilisearch } from '../support/meilisearch.ts';
import { PlainMeilisearch } from '../support/plain-meilisearch.ts';
import { documentsOf } from '../support/catalogue-documents.ts';
import { searchMix } from '../support/search-mix.ts';
import { overHttp, type Search } from '../support/search-over-http.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';
import { median, percentile, type Bench, type BenchRow } from './bench.ts';

type Report = (row: BenchRow) => void;

const rounds = 7;
const roundsWithin = 3;

/** Runs the mix several times over; milliseconds of every search. */
async function timesOf(search: Search, round: number): Promise<number[]> {
  const times: number[] = [];
  for (let within = 0; within < roundsWithin; within += 1) {
    for (const { query } of searchMix(round * roundsWithin + within)) {
      const started = performance.now();
      await search(query);
      times.push(performance.now() - started);
    }
  }
  return times;
}

const shares = [
  ['p50', 0.5, 1],
  ['p95', 0.95, 2],
  ['p99', 0.99, undefined],
] as const;

async function compareLatency(ours: Search, theirs: Search | undefined, { size, report }: { size: number; report: Report }): Promise<void> {
  const pairs: { ours: number[]; theirs: number[] | undefined }[] = [];
  await timesOf(ours, 1000);
  if (theirs !== undefined) await timesOf(theirs, 1000);
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await timesOf(ours, round) : undefined;
    const other = theirs === undefined ? undefined : await timesOf(theirs, round);
    pairs.push({ ours: first ?? (await timesOf(ours, round)), theirs: other });
  }
  for (const [name, share, atMost] of shares) {
    const value = median(pairs.map((pair) => percentile(pair.ours, share)));
    const row = { name: `${size} listings, a search, ${name}`, unit: 'ms' as const, ours: value };
    const compared = pairs.flatMap((pair) =>
      pair.theirs === undefined ? [] : [{ theirs: percentile(pair.theirs, share), ratio: percentile(pair.ours, share) / percentile(pair.theirs, share) }],
    );
    if (compared.length === 0) {
      report(row);
      continue;
    }
    const reference = { name: 'Meilisearch', value: median(compared.map(({ theirs: figure }) => figure)) };
    const ratio = median(compared.map((one) => one.ratio));
    report({ ...row, reference, ratio, ...(size === 10_000 && atMost !== undefined ? { bar: { of: 'ratio' as const, atMost } } : {}) });
  }
}

/** Searches a second that are answered over so many connections; page after page, so that nothing is answered from what was kept. */
async function throughput(search: Search, connections: number): Promise<number> {
  const until = performance.now() + 3000;
  const started = performance.now();
  let answered = 0;
  const work = async (offset: number): Promise<void> => {
    for (let round = offset; performance.now() < until; round += 1) {
      for (const { query } of searchMix(round)) {
        if (performance.now() >= until) return;
        await search({ ...query, page: 1 + (round % 60) });
        answered += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, at) => work(1_000_000 + at * 1000)));
  return (answered / (performance.now() - started)) * 1000;
}

function engineMemory({ runtime }: TestCatalogue): number {
  const script = resolve(import.meta.dirname, '../support/search-memory.ts');
  const run = spawnSync(process.execPath, [script, runtime.paths.search], { encoding: 'utf8', env: { ...process.env, SYNONYMS: JSON.stringify(runtime.synonyms) } });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}

function residentMemory(pid: number | undefined): number {
  const kilobytes = pid === undefined ? undefined : /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? Number.NaN) / 1000;
}

async function openReference(
  catalogue: TestCatalogue,
  size: number,
  report: Report,
): Promise<{ plain: PlainMeilisearch; pid: number | undefined; close: () => Promise<void> } | undefined> {
  const server = await startMeilisearch();
  if ('unavailable' in server) {
    process.stdout.write(`  without the reference: ${server.unavailable}\n`);
    return undefined;
  }
  const plain = new PlainMeilisearch(server);
  const started = performance.now();
  await plain.fill(documentsOf(catalogue.runtime, 1000));
  report({ name: `${size} listings, indexed by Meilisearch`, unit: 's', ours: (performance.now() - started) / 1000 });
  const close = async (): Promise<void> => {
    plain.close();
    await server.stop();
  };
  return { plain, pid: server.pid(), close };
}

/** How long it takes from a change of one listing until a search has found it. */
async function measureChanges({ runtime }: TestCatalogue, { size, report }: { size: number; report: Report }): Promise<void> {
  const [[document] = []] = documentsOf(runtime, 1);
  if (document === undefined) throw new Error('There is no listing.');
  const times: number[] = [];
  for (let change = 0; change < 50; change += 1) {
    const name = `Changed${change}`;
    const started = performance.now();
    await runtime.engine.apply([{ ...document, en: { name, summary: '', keywords: [], terms: [], features: [], description: '' } }], []);
    const { total } = await runtime.engine.search({ q: name, language: 'en', selection: {}, sort: 'relevance', page: 1, pageSize: 20, seed: name });
    if (total !== 1) throw new Error(`The change ${name} is found ${total} times.`);
    times.push(performance.now() - started);
  }
  const row = { name: `${size} listings, one changed and found, p95`, unit: 'ms' as const, ours: percentile(times, 0.95) };
  report(size === 10_000 ? { ...row, bar: { of: 'ours', atMost: 100 } } : row);
}

async function measureSize(size: number, report: Report): Promise<void> {
  const started = performance.now();
  const catalogue = await openTestCatalogue({ samples: false, generated: size, published: false });
  try {
    report({ name: `${size} listings, generated and indexed`, unit: 's', ours: (performance.now() - started) / 1000 });
    const reference = size > 10_000 ? undefined : await openReference(catalogue, size, report);
    const ours: Search = (query) => catalogue.runtime.engine.search(query);
    const theirs: Search | undefined = reference === undefined ? undefined : (query) => reference.plain.search(query);
    await compareLatency(ours, theirs, { size, report });
    await measureChanges(catalogue, { size, report });
    await catalogue.app.listen({ port: 0, host: '127.0.0.1' });
    const http = overHttp(catalogue.app);
    for (const connections of [1, 8, 32]) {
      const value = await throughput(http, connections);
      const other = theirs === undefined ? undefined : await throughput(theirs, connections);
      const row = { name: `${size} listings, whole API answers over ${connections} connections`, unit: 'per second' as const, ours: value };
      report(other === undefined ? row : { ...row, reference: { name: 'Meilisearch alone', value: other }, ratio: value / other });
    }
    const memory = { name: `${size} listings, memory of the engine`, unit: 'MB' as const, ours: engineMemory(catalogue) };
    report(reference === undefined ? memory : { ...memory, reference: { name: 'Meilisearch', value: residentMemory(reference.pid) } });
    await reference?.close();
  } finally {
    await catalogue.close();
  }
}

const sizes = (process.env['BENCH_SIZES'] ?? '1000,10000,100000').split(',').map(Number);

export const bench: Bench = {
  title: `Search: a mix of ${searchMix(0).length} searches, with counts of every facet`,
  measure: async (report) => {
    for (const size of sizes) await measureSize(size, report);
  },
};
