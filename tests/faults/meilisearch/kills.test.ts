import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SearchAnswer } from '#api/contract/search.ts';
import { readConfig } from '#api/config.ts';
import { openDatabase } from '#api/db/open-database.ts';
import { generateListings } from '#api/features/generate/index.ts';
import { openState } from '#api/runtime.ts';
import { extent, within } from '../../support/extent.ts';
import { startMeilisearch, type TestMeilisearch } from '../../support/meilisearch.ts';

const root = resolve(import.meta.dirname, '../../..');
const listings = extent(1_000, 200);
/** `KILLS` and `KILLS_CHECKED` say otherwise where somebody looks for a rare fault. */
const kills = Number(process.env['KILLS'] ?? extent(200, 3));
const checkedEvery = Number(process.env['KILLS_CHECKED'] ?? extent(20, 3));
const started = await startMeilisearch();
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';

type Server = { readonly process: ChildProcess; readonly address: string };
type Quiet = { readonly differ: readonly string[]; readonly seconds: number };

describe.skipIf(missing !== '')(`under 20 writes a second${missing}`, () => {
  if ('unavailable' in started) return;
  const home = mkdtempSync(join(tmpdir(), 'catalog-kills-'));
  let server: Server;

  beforeAll(async () => {
    const state = await openState(readConfig({ CATALOG_HOME: home }));
    await generateListings({ ...state, data: join(root, 'data'), listings, seed: 3, follow: 'rebuild' });
    await state.close();
    server = await startWritingServer(home, started);
    for (let attempt = 0; (await quiet(server)).differ.length > 0; attempt += 1) if (attempt > 10) throw new Error('The indexes were never built.');
  }, 150_000);
  afterAll(async () => {
    await kill(server.process);
    await started.stop();
    rmSync(home, { recursive: true, force: true });
  });

  test.each(['the catalogue', 'Meilisearch'] as const)('kills of %s leave both indexes as the database is', async (victim) => {
    const shown = startLooking(home, () => server.address);
    const writtenBefore = countWrites(home);
    let slowest = 0;
    for (let number = 1; number <= kills; number += 1) {
      server.process.send('write');
      await setTimeout(100 + Math.random() * 900);
      if (victim === 'Meilisearch') await started.restart();
      else {
        await kill(server.process);
        server = await startWritingServer(home, started);
      }
      if (number % checkedEvery !== 0) continue;
      const found = await quiet(server);
      slowest = Math.max(slowest, found.seconds);
      process.stdout.write(`after ${number} kills of ${victim}: ${found.differ.length} differ, ${found.seconds.toFixed(1)} s after quiet\n`);
      expect([number, found.differ]).toEqual([number, []]);
      // A comparison that begins in time and ends late says nothing of the time that was promised.
      expect(found.seconds).toBeLessThanOrEqual(within(10));
    }
    const looks = await shown();
    process.stdout.write(
      `${kills} kills of ${victim} with ${listings} listings: 0 differ at ${Math.floor(kills / checkedEvery)} looks, at most ${slowest.toFixed(1)} s after quiet; ${countWrites(home) - writtenBefore} writes in between; ${looks.answers} answers, ${looks.wrong} showed what was not public\n`,
    );
    expect(looks.wrong).toBe(0);
  });
});

async function startWritingServer(home: string, meilisearch: TestMeilisearch): Promise<Server> {
  const env = {
    ...process.env,
    BASE_URL: '',
    CATALOG_HOME: home,
    MEILI_URL: meilisearch.url,
    MEILI_KEY: meilisearch.key,
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '1000000',
    WRITES_A_SECOND: '20',
  };
  const child = fork(join(import.meta.dirname, 'writing-server.ts'), [], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
  const said = await new Promise<string>((heard, failed) => {
    child.stdout?.once('data', (chunk: Buffer) => heard(chunk.toString()));
    child.once('exit', (code) => failed(new Error(`The catalogue ended with ${code}.`)));
  });
  return { process: child, address: said.trim() };
}

/** Stops the writing, and says what still differs ten seconds later, or after how many seconds nothing did. */
async function quiet(server: Server): Promise<Quiet> {
  const answer = once(server.process, 'message');
  server.process.send('quiet');
  const [found]: Quiet[] = await answer;
  if (found === undefined) throw new Error('The catalogue said nothing.');
  return found;
}

/** How many changes were made to listings. */
function countWrites(home: string): number {
  const { $client } = openDatabase(join(home, 'catalog.db'));
  const sum = Number($client.prepare('select sum(version) from listings').pluck().get());
  $client.close();
  return sum;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Searches all the while, and holds every listing shown to the database: it must have been public since the search began. */
function startLooking(home: string, address: () => string) {
  const db = openDatabase(join(home, 'catalog.db')).$client;
  const leftBefore = db.prepare<[string, number]>("select 1 from listings where id = ? and state <> 'live' and updated_at < ?");
  const stopping = new AbortController();
  const seen = { answers: 0, wrong: 0 };
  const done = (async () => {
    while (!stopping.signal.aborted) {
      const before = Date.now();
      const response = await fetch(`${address()}/api/v1/listings?q=&sort=name`).catch(() => undefined);
      const parsed = response?.ok === true ? SearchAnswer.safeParse(await response.json().catch(() => undefined)) : undefined;
      if (parsed?.success === true) {
        seen.answers += 1;
        if (parsed.data.items.some(({ id }) => leftBefore.get(id, before) !== undefined)) seen.wrong += 1;
      }
      await setTimeout(50);
    }
  })();
  return async () => {
    stopping.abort();
    await done;
    db.close();
    return seen;
  };
}
