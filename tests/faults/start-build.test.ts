import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSiteCurrent } from '#api/start/build-site.ts';
import { copyCheckout, shareBuiltSite } from '../support/copy-checkout.ts';
import { startServer, stopServer } from '../support/run-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalog-build-'));
let checkout = '';
beforeAll(() => {
  checkout = copyCheckout(join(folder, 'checkout'));
  shareBuiltSite(checkout);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { CATALOG_HOME: join(folder, 'home'), SAMPLES: 'false', BASE_URL: 'http://catalogue.example' };

test('a build is of today’s sources until a word, a dependency or the contract changes', () => {
  expect(isSiteCurrent(checkout)).toBe(true);
  for (const path of ['site/src/text/about.ts', 'pnpm-lock.yaml', 'api/src/contract/text.ts', 'site/adapter/entry.ts']) {
    const file = join(checkout, path);
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}\n`);
    expect([path, isSiteCurrent(checkout)]).toEqual([path, false]);
    writeFileSync(file, before);
  }
  expect(isSiteCurrent(checkout)).toBe(true);
  expect(isSiteCurrent(join(folder, 'nowhere'))).toBe(false);
});

test('after a change of the sources the next start builds the site again, and renews its pages', async () => {
  const first = startServer({ checkout, env });
  const before = await fetch(`${await first.opened}/en/about/`).then((answer) => answer.text());
  await stopServer(first);
  expect(first.output()).not.toContain('building');

  const file = join(checkout, 'site/src/text/about.ts');
  const words = readFileSync(file, 'utf8');
  const [, title = ''] = /title: '([^']+)'/.exec(words) ?? [];
  expect(before).toContain(title);
  writeFileSync(file, words.replace(title, 'Words of tomorrow'));
  const second = startServer({ checkout, env });
  const address = await second.opened;
  expect(second.output()).toContain('The sources of the site have changed: building it anew');
  // Pages of the older build are renewed while the server answers already.
  await expect.poll(async () => (await fetch(`${address}/en/about/`)).text(), { timeout: 30_000, interval: 200 }).toContain('Words of tomorrow');
  expect((await stopServer(second)).code).toBe(0);
});
