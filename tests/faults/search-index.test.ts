import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { Failure } from '#api/platform/failure.ts';
import { createEmbeddedEngine, type EmbeddedOptions } from '#api/platform/search/embedded/embedded-engine.ts';
import { LiveIndex } from '#api/platform/search/embedded/writer/live-index.ts';
import type { SearchDocument, SearchEngine } from '#api/platform/search/search-engine.ts';
import { buildDocument, buildQuery } from '../search/build-document.ts';
import { extent, isFullProof } from '../support/extent.ts';
import { openTestCatalogue } from '../support/test-catalogue.ts';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

const documents: readonly SearchDocument[] = Array.from({ length: 300 }, (_, at) =>
  buildDocument(`d${at}`, { en: { name: `Lantern ${at}`, summary: `It gives light number ${at}`, description: 'A lamp in a case. '.repeat(20) } }),
);

function newFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'catalog-search-'));
  cleanups.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function open(options: Partial<EmbeddedOptions> & { directory: string }): Promise<SearchEngine> {
  const engine = await createEmbeddedEngine({ synonyms: [], watchMs: 50, ...options });
  cleanups.push(() => engine.close());
  return engine;
}

const lanterns = async (engine: SearchEngine): Promise<number> => (await engine.search(buildQuery({ q: 'lantern', seed: String(Math.random()) }))).total;

const liveFile = (directory: string): string => join(directory, readFileSync(join(directory, 'live'), 'utf8').trim());

/** An engine whose index is filled again whenever it is in doubt, as the server does. */
async function openMending(directory: string): Promise<{ engine: SearchEngine; doubts: () => number; mended: () => Promise<void> }> {
  let doubts = 0;
  let mending: Promise<void> = Promise.resolve();
  const engine = await open({
    directory,
    onDoubt: () => {
      doubts += 1;
      mending = engine.rebuild([documents]);
    },
  });
  await engine.rebuild([documents]);
  return { engine, doubts: () => doubts, mended: () => mending };
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 2400; attempt += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not become true in a minute.');
}

test('a crashed thread starts again, and every search is answered or refused as busy', async () => {
  const workers: Worker[] = [];
  const engine = await open({ directory: newFolder(), onStart: (worker) => void workers.push(worker) });
  await engine.rebuild([documents]);
  const crashes = extent(200, 8);
  let answered = 0;
  let refused = 0;
  for (let crash = 0; crash < crashes; crash += 1) {
    const searches = Array.from({ length: 5 }, () => lanterns(engine));
    await Promise.all([workers.at(-1)?.terminate(), ...searches.map((search) => search.then(count, refuse))]);
  }
  function count(total: number): void {
    expect(total).toBe(documents.length);
    answered += 1;
  }
  function refuse(error: unknown): void {
    expect(error).toBeInstanceOf(Failure);
    refused += 1;
  }
  process.stdout.write(`${crashes} crashes of a thread: ${answered} searches answered, ${refused} refused as busy, 0 wrong\n`);
  expect(answered + refused).toBe(crashes * 5);
  expect(answered).toBeGreaterThan(isFullProof ? refused : 0);
  expect(await lanterns(engine)).toBe(documents.length);
});

test('a writer that crashes in the middle of a change has made it once or fails', async () => {
  const workers: Worker[] = [];
  const engine = await open({ directory: newFolder(), onStart: (worker) => void workers.push(worker) });
  const [writer] = workers;
  const change = engine.apply(documents, []);
  await writer?.terminate();
  await change;
  expect(await lanterns(engine)).toBe(documents.length);
  expect((await engine.versions()).size).toBe(documents.length);
});

test('searches beyond the queue are refused, and those in it are answered', async () => {
  const engine = await open({ directory: newFolder(), readers: 1 });
  await engine.rebuild([documents]);
  const results = await Promise.allSettled(Array.from({ length: 1000 }, () => lanterns(engine)));
  const refused = results.filter(({ status }) => status === 'rejected');
  for (const result of refused) expect(result).toMatchObject({ reason: { kind: 'busy', code: 'search-busy' } });
  expect(results.length - refused.length).toBe(200);
});

test('an index that is missing at the start is begun anew, and says that it holds nothing', async () => {
  const directory = newFolder();
  const { engine } = await openMending(directory);
  await engine.close();
  cleanups.length = 1;
  rmSync(liveFile(directory));
  const again = await open({ directory });
  expect((await again.versions()).size).toBe(0);
});

test.each([
  ['is text', (bytes: Buffer) => Buffer.from('this is no database at all'.repeat(bytes.length / 26))],
  ['is empty', () => Buffer.alloc(0)],
  ['is cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['has a hole', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 0x5a)])],
])('an index that %s at the start is begun anew', async (_says, damage) => {
  const directory = newFolder();
  const { engine } = await openMending(directory);
  await engine.close();
  cleanups.length = 1;
  const file = liveFile(directory);
  writeFileSync(file, damage(readFileSync(file)));
  const again = await open({ directory });
  await again.rebuild([documents]);
  expect(await lanterns(again)).toBe(documents.length);
});

test.each([
  ['is overwritten', (file: string) => writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a))],
  ['is emptied', (file: string) => writeFileSync(file, '')],
  ['is removed', (file: string) => rmSync(file)],
  ['loses its folder', (file: string) => rmSync(join(file, '..'), { recursive: true })],
])('an index that %s under a running engine is noticed and built anew, and no search is answered wrongly', async (_says, harm) => {
  const directory = newFolder();
  const { engine, doubts, mended } = await openMending(directory);
  harm(liveFile(directory));
  let refused = 0;
  await until(async () => {
    // A change lays open what a search out of memory does not meet.
    await engine.apply([buildDocument('new', { en: 'Torch' })], []).catch(() => undefined);
    const total = await lanterns(engine).catch((error: unknown) => {
      expect(error).toBeInstanceOf(Failure);
      refused += 1;
      return documents.length;
    });
    expect(total).toBe(documents.length);
    return doubts() > 0;
  });
  await mended();
  expect(await lanterns(engine)).toBe(documents.length);
  expect(doubts()).toBe(1);
  await engine.apply([buildDocument('late', { en: 'Lantern late' })], []);
  expect(await lanterns(engine)).toBe(documents.length + 1);
  process.stdout.write(`noticed, with ${refused} searches refused meanwhile\n`);
});

test('an index whose file was overwritten is told from a whole one', () => {
  const live = new LiveIndex(newFolder(), []);
  cleanups.push(() => live.close());
  const file = live.open();
  live.apply(documents.slice(0, 10), []);
  expect(live.check()).toBe('same');
  writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a));
  expect(live.check()).toBe('gone');
});

test('what another process does to the index is noticed, and nothing is left behind', async () => {
  const directory = newFolder();
  let doubts = 0;
  const server = await open({ directory, onDoubt: () => void (doubts += 1) });
  const command = await open({ directory, watchMs: 1_000_000 });
  await command.rebuild([documents]);
  await until(async () => (await lanterns(server)) === documents.length);
  expect(doubts).toBeGreaterThan(0);
  await command.apply([buildDocument('more', { en: 'Lantern more' })], []);
  await until(async () => (await lanterns(server)) === documents.length + 1);
  await server.apply([buildDocument('most', { en: 'Lantern most' })], []);
  await command.apply([buildDocument('last', { en: 'Lantern last' })], ['d0']);
  await until(async () => (await lanterns(server)) === documents.length + 2);
  await until(() => readdirSync(directory).filter((name) => name.endsWith('.db')).length === 1);
});

test('a search that meets an index which another process replaced is answered out of the new one', async () => {
  const directory = newFolder();
  let doubts = 0;
  const server = await open({ directory, watchMs: 1_000_000, onDoubt: () => void (doubts += 1) });
  await server.apply([buildDocument('torch', { en: 'Torch' })], []);
  await server.apply([], ['torch']);
  const command = await open({ directory, watchMs: 1_000_000 });
  await command.rebuild([documents]);
  expect((await server.search(buildQuery({ q: 'torch' }))).total).toBe(0);
  expect(await lanterns(server)).toBe(documents.length);
  expect(doubts).toBe(1);
});

test('searches are answered in full while the index is built anew beside', async () => {
  const engine = await open({ directory: newFolder() });
  await engine.rebuild([documents]);
  const state = { isDone: false };
  const batches = [...Array.from({ length: 12 }, () => documents.slice(0, 100)), documents];
  const rebuilding = engine.rebuild(batches).finally(() => void (state.isDone = true));
  let searches = 0;
  while (!state.isDone) {
    expect(await lanterns(engine)).toBe(documents.length);
    searches += 1;
  }
  await rebuilding;
  expect(searches).toBeGreaterThan(extent(3, 0));
});

test('the catalogue fills an index that was lost, without anyone asking', async () => {
  const catalogue = await openTestCatalogue({ samples: false, generated: extent(10_000, 300), published: false });
  cleanups.push(() => catalogue.close());
  const { engine, paths } = catalogue.runtime;
  const total = async (): Promise<number> => (await catalogue.app.inject({ url: '/api/v1/listings' })).json<{ total: number }>().total;
  const before = await total();
  const removed = performance.now();
  rmSync(paths.search, { recursive: true });
  await until(async () => existsSync(join(paths.search, 'live')) && (await engine.versions()).size === before);
  process.stdout.write(`${before} listings were indexed again ${((performance.now() - removed) / 1000).toFixed(1)} s after their index vanished\n`);
  expect(await total()).toBe(before);
});
