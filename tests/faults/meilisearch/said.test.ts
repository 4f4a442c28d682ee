import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFaultProxy } from '../../support/fault-proxy.ts';
import { startMeilisearch } from '../../support/meilisearch.ts';
import { runCommand, startServer, stopServer, type Running } from '../../support/run-server.ts';

type Ready = { readonly status: string; readonly engine: string; readonly warning?: string };

const started = await startMeilisearch();
const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';

describe.skipIf(missing !== '')(`a server whose Meilisearch fails${missing}`, () => {
  if ('unavailable' in started) return;
  const home = mkdtempSync(join(tmpdir(), 'catalog-said-'));
  let proxy: Awaited<ReturnType<typeof startFaultProxy>>;
  let server: Running;
  let address = '';
  beforeAll(async () => {
    proxy = await startFaultProxy(started.url);
    server = startServer({ env: { CATALOG_HOME: home, SAMPLES: 'no', MEILI_URL: proxy.url, MEILI_KEY: started.key } });
    address = await server.opened;
  });
  afterAll(async () => {
    await stopServer(server);
    await proxy.close();
    await started.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const search = () => fetch(`${address}/api/v1/listings?q=`);
  const metrics = async () => (await fetch(`${address}/metrics`)).text();

  /** Waits until a part of the product says that such an engine answers. */
  const ready = async (engine: string): Promise<Ready> => {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const answer = await fetch(`${address}/readyz`);
      const said: Ready = JSON.parse(await answer.text());
      if (answer.status === 200 && said.engine === engine) return said;
      await setTimeout(100);
    }
    throw new Error(`${engine} never answered: ${server.errors()}`);
  };

  test('says so, in its readiness, its metrics and its log, and says when it is back', async () => {
    expect(await ready('meilisearch')).not.toHaveProperty('warning');
    expect(server.errors()).toContain('Meilisearch answers the searches.');
    await search();
    expect(await metrics()).toMatch(/^catalog_search_engine\{engine="meilisearch"\} 1$/m);

    proxy.setFault('500');
    for (let number = 0; number < 8; number += 1) expect((await search()).status).toBe(200);
    expect(await ready('embedded')).toMatchObject({ status: 'ready', warning: 'Meilisearch does not answer; the embedded engine does.' });
    const counted = await metrics();
    expect(counted).toMatch(/^catalog_search_engine\{engine="embedded"\} 1$/m);
    expect(counted).toMatch(/^catalog_search_answers\{engine="failed"\} 5$/m);
    expect(counted).toMatch(/^catalog_search_answers\{engine="embedded"\} [89]$/m);
    expect(server.errors()).toContain('Meilisearch failed 5 times (last: Meilisearch answered 500 (internal).); the embedded engine answers until it is back.');
    expect(server.errors()).not.toContain('Meilisearch answers again.');

    proxy.setFault(undefined);
    expect(await ready('meilisearch')).not.toHaveProperty('warning');
    expect(server.errors()).toContain('Meilisearch answers again.');
    expect(await metrics()).toMatch(/^catalog_search_engine\{engine="meilisearch"\} 1$/m);
  });

  test('is asked by the command line to build its indexes, which says how each goes', async () => {
    expect(await ready('meilisearch')).not.toHaveProperty('warning');
    const { code, output, errors } = await runCommand(['reindex'], { env: { CATALOG_HOME: home, BASE_URL: '', MEILI_URL: proxy.url, MEILI_KEY: started.key } }).ended;
    expect(code, errors).toBe(0);
    expect(output.replaceAll(/\d+\.\d s/g, 'so many s').split('\n')).toEqual([
      `The server (process ${server.child.pid}) builds the index anew …`,
      'The embedded index is built: 0 listings in so many s.',
      'The English index in Meilisearch is built: 0 listings in so many s.',
      'The French index in Meilisearch is built: 0 listings in so many s.',
      'The index is built.',
      '',
    ]);
  });

  test('gives the key of Meilisearch away in no page, answer, metric or log, whether it answers or fails', async () => {
    const paths = [
      '/en/',
      '/en/solutions/?q=cloud',
      '/fr/solutions/?q=nuage',
      '/api/v1/listings?q=cloud',
      '/api/v1/suggest?q=cl',
      '/api/openapi.json',
      '/metrics',
      '/readyz',
      '/nowhere',
    ];
    for (const fault of [undefined, '500', 'garbage'] as const) {
      proxy.setFault(fault);
      for (const path of paths) {
        const answer = await fetch(`${address}${path}`);
        expect([path, JSON.stringify([...answer.headers]).includes(started.key), (await answer.text()).includes(started.key)]).toEqual([path, false, false]);
      }
    }
    proxy.setFault(undefined);
    expect(server.errors() + server.output()).not.toContain(started.key);
  });
});
