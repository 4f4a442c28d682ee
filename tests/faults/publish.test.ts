import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#api/db/open-database.ts';
import { startServer, type StartedServer } from '../support/start-server.ts';

const home = mkdtempSync(join(tmpdir(), 'catalog-publish-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

// Another address would make every page another.
const settings = { BASE_URL: 'https://catalogue.example' };

const sleep = (milliseconds: number): Promise<void> => new Promise((passed) => setTimeout(passed, milliseconds));

/** What is published and what is still due, read beside the server. */
function state(): { pages: number; due: number; jobs: number } {
  const { $client } = openDatabase(join(home, 'catalog.db'));
  const count = (query: string): number => Number($client.prepare(query).pluck().get());
  const found = {
    pages: count('select count(*) from pages'),
    due: count(`select count(*) from page_renewals where due_at <= ${Date.now()}`),
    jobs: count('select count(*) from outbox'),
  };
  $client.close();
  return found;
}

async function until(holds: () => boolean, server: StartedServer): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 1200) throw new Error(`It took too long:\n${server.lines.join('\n')}`);
    await sleep(50);
  }
}

/** Starts a server on an empty folder and kills it while it publishes; where it was done before, once more. */
async function killMidway(): Promise<ReturnType<typeof state>> {
  for (let tries = 0; tries < 10; tries += 1) {
    const first = await startServer(home, settings);
    // Served before it is published: each page is rendered when it is asked for.
    expect((await fetch(`${first.address}/fr/solutions/permit-ledger/`)).status).toBe(200);
    await until(() => state().pages > 60, first);
    await first.kill();
    const left = state();
    if (left.due > 0) return left;
    for (const name of readdirSync(home)) rmSync(join(home, name), { recursive: true });
  }
  throw new Error('It always was done before it was killed.');
}

test('a server that is killed while it publishes for the first time goes on where it stopped, and answers meanwhile', async () => {
  const left = await killMidway();

  const second = await startServer(home, settings);
  expect((await fetch(`${second.address}/en/`)).status).toBe(200);
  await until(() => state().due === 0 && state().jobs === 0, second);
  const done = state();
  expect(done.pages).toBeGreaterThan(left.pages);
  expect(await second.stop()).toBe(0);
  // What the kill left half written lies beside nothing that is in place.
  expect(readdirSync(join(home, 'assets')).length).toBe(1);

  const third = await startServer(home, settings);
  await sleep(500);
  expect(state()).toEqual(done);
  expect(await third.stop()).toBe(0);
});
