import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import { afterAll, describe, expect, test } from 'vitest';
import type { SearchAnswer } from '#api/contract/search.ts';
import { startMeilisearch } from '../../support/meilisearch.ts';
import { openTestCatalogue } from '../../support/test-catalogue.ts';

const root = resolve(import.meta.dirname, '../../..');
const started = await startMeilisearch();
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';

/** Starts a catalogue with such settings, and waits until it warns so while search goes on. */
async function warns(settings: Record<string, string>, sentence: string): Promise<void> {
  const catalogue = await openTestCatalogue({ settings, samples: false, generated: 30, published: false });
  try {
    catalogue.jobs.start();
    const ready = async () => (await catalogue.app.inject('/readyz')).json<{ status: string; engine: string; warning?: string }>();
    const said = async () => `${(await ready()).warning ?? ''} ${catalogue.errors.map(String).join(' ')}`;
    for (let attempt = 0; attempt < 300 && !(await said()).includes(sentence); attempt += 1) await setTimeout(100);
    expect(await said()).toContain(sentence);
    const answer = (await catalogue.app.inject('/api/v1/listings?q=')).json<SearchAnswer>();
    expect(answer).toMatchObject({ engine: 'embedded', total: 30 });
    expect(await ready()).toMatchObject({ status: 'ready', engine: 'embedded' });
  } finally {
    await catalogue.close();
  }
}

async function withServer(body: string, work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  try {
    await work(`http://127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('a Meilisearch that cannot be used', () => {
  test('of an unknown major version is said, and search goes on', () =>
    withServer('{"pkgVersion":"2.0.0"}', async (url) => {
      await warns({ MEILI_URL: url }, 'Meilisearch 2.0.0 is of a version that this catalogue does not know; run Meilisearch 1.x.');
    }));

  test('that is something else is said, and search goes on', () =>
    withServer('<!doctype html><title>Welcome</title>', async (url) => {
      await warns({ MEILI_URL: url }, 'What answers at MEILI_URL is not Meilisearch; correct the address.');
    }));

  test('that nobody runs is said, and search goes on', async () => {
    await warns({ MEILI_URL: 'http://127.0.0.1:9' }, 'Nothing answers at MEILI_URL; start Meilisearch there, or correct the address.');
  });
});

describe.skipIf(missing !== '')(`the key of a real Meilisearch${missing}`, () => {
  if ('unavailable' in started) return;
  afterAll(() => started.stop());

  const setUp = (masterKey: string) =>
    spawnSync(process.execPath, [resolve(root, 'api/src/cli.ts'), 'meilisearch', 'setup'], {
      encoding: 'utf8',
      env: { ...process.env, BASE_URL: '', MEILI_URL: started.url, MEILI_KEY: '', MEILI_MASTER_KEY: masterKey },
    });

  test('that is wrong is said, and search goes on', async () => {
    await warns({ MEILI_URL: started.url, MEILI_KEY: 'wrong' }, 'Meilisearch refuses the key; set MEILI_KEY to the one that "catalog meilisearch setup" prints.');
  });

  test('is made once from the master key, opens the indexes of catalogues and nothing else', async () => {
    const [first, second] = [setUp(started.key), setUp(started.key)];
    const key = /^MEILI_KEY=(\S+)$/m.exec(first.stdout)?.[1] ?? '';
    expect([first.status, second.status, second.stdout.includes(key), key === started.key]).toEqual([0, 0, true, false]);
    const scoped = new Meilisearch({ host: started.url, apiKey: key });
    await expect(scoped.getKeys()).rejects.toThrow();
    await expect(scoped.createIndex('movies')).rejects.toThrow();
    const catalogue = await openTestCatalogue({ settings: { MEILI_URL: started.url, MEILI_KEY: key }, samples: false, generated: 30, published: false });
    await catalogue.runtime.meilisearch?.keeper.check();
    expect((await catalogue.app.inject('/api/v1/listings?q=')).json<SearchAnswer>()).toMatchObject({ engine: 'meilisearch', total: 30 });
    await catalogue.close();
  });

  test('is not made from a wrong master key, which is said', () => {
    const { status, stderr } = setUp('wrong');
    expect([status, stderr]).toEqual([1, 'Meilisearch refuses the key; MEILI_MASTER_KEY is not its master key.\n']);
  });
});
