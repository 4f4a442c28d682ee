import { createServer } from 'node:http';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeStaticSite } from '#api/write-static-site.ts';
import { hasNginx, startNginx } from '../../support/nginx.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalog-static-'));
let catalogue: TestCatalogue;
let server: { address: string; stop: () => Promise<unknown> };
let listing = '';
let report: Awaited<ReturnType<typeof writeStaticSite>>;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, generated: 40, published: false });
  const { runtime, open } = catalogue;
  const { id, slug } = runtime.db.$client.prepare<[], { id: string; slug: string }>('select id, slug from listings limit 1').get() ?? { id: '', slug: '' };
  listing = slug;
  runtime.db.$client.prepare("insert into former_slugs (kind, slug, subject_id) values ('listing', 'permit-book', ?)").run(id);
  report = await writeStaticSite(runtime, open, folder);
  server = hasNginx ? await startNginx(folder, `include ${folder}/nginx.conf;`) : await startPlainServer();
}, 240_000);
afterAll(async () => {
  await server.stop();
  await catalogue.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A static file server without any rule of its own, where there is no nginx. */
async function startPlainServer(): Promise<{ address: string; stop: () => Promise<unknown> }> {
  const plain = createServer((request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = existsSync(join(path, 'index.html')) ? 'index.html' : 'index.json';
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, inside) : path;
    const found = existsSync(file);
    response.writeHead(found ? 200 : 404, { 'content-type': file.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/octet-stream' });
    response.end(found ? readFileSync(file) : readFileSync(join(folder, '404.html')));
  }).listen(0, '127.0.0.1');
  await once(plain, 'listening');
  const address = plain.address();
  return {
    address: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    stop: () => new Promise((closed) => plain.close(closed)),
  };
}

function linksOf(html: string): string[] {
  const { baseUrl } = catalogue.runtime.config;
  return [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)]
    .map(([, link = '']) => link.replaceAll('&amp;', '&').replace(baseUrl, ''))
    .filter((link) => link.startsWith('/') && !link.startsWith('//'));
}

test(`every link of the static site leads somewhere, behind ${hasNginx ? 'nginx' : 'a plain file server'}`, async () => {
  const queue = ['/en/', '/fr/'];
  const known = new Map(queue.map((address) => [address, 'the start']));
  const broken: string[] = [];
  for (const address of queue) {
    const answer = await fetch(`${server.address}${address}`);
    const body = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200 || body.length === 0) broken.push(`${answer.status} ${address}, from ${known.get(address)}`);
    if (!String(answer.headers.get('content-type')).startsWith('text/html')) continue;
    for (const link of linksOf(body.toString()).map((one) => one.replace(/[?#].*$/s, ''))) {
      if (known.has(link)) continue;
      known.set(link, address);
      queue.push(link);
    }
  }
  process.stdout.write(`${queue.length} addresses were asked for, ${broken.length} are broken\n`);
  expect(queue.length).toBeGreaterThan(300);
  expect(broken).toEqual([]);
  expect(report.broken).toEqual([]);
});

test('every page is there in three encodings, with feeds, sitemaps, robots and the page for what is missing', async () => {
  for (const file of ['en/index.html', `fr/solutions/${listing}/index.html`, 'en/feeds/all.rss', 'fr/fils/all.json', 'sitemap.xml', 'sitemaps/0.xml', 'robots.txt', '404.html']) {
    const plain = readFileSync(join(folder, file));
    expect([file, brotliDecompressSync(readFileSync(join(folder, `${file}.br`))).equals(plain), gunzipSync(readFileSync(join(folder, `${file}.gz`))).equals(plain)]).toEqual([
      file,
      true,
      true,
    ]);
  }
  expect(existsSync(join(folder, '.well-known/security.txt'))).toBe(true);
  const missing = await fetch(`${server.address}/en/nothing/here/`);
  expect([missing.status, (await missing.text()).includes('<main')]).toEqual([404, true]);
});

test('what is somebody’s own says that it is not in a copy, in the language of its address', async () => {
  for (const [address, words] of [
    ['/en/workspace/', 'a copy to read'],
    ['/fr/espace/', 'une copie à consulter'],
  ] as const) {
    const answer = await fetch(`${server.address}${address}`);
    expect([address, answer.status, (await answer.text()).includes(words)]).toEqual([address, 200, true]);
  }
});

test('a former slug leads to the page of today', async () => {
  const answer = await fetch(`${server.address}/en/solutions/permit-book/`, { redirect: 'manual' });
  const body = await answer.text();
  if (hasNginx) expect([answer.status, new URL(answer.headers.get('location') ?? '').pathname]).toEqual([301, `/en/solutions/${listing}/`]);
  else expect(body).toContain(`url=/en/solutions/${listing}/`);
});

test.runIf(hasNginx)('nginx sends what was compressed, with the types of feeds, and chooses the language at the root', async () => {
  const page = await fetch(`${server.address}/en/`, { headers: { 'accept-encoding': 'gzip' } });
  expect([page.headers.get('content-encoding'), page.headers.get('content-type')]).toEqual(['gzip', 'text/html; charset=utf-8']);
  expect((await fetch(`${server.address}/en/feeds/all.rss`)).headers.get('content-type')).toContain('application/rss+xml');
  const root = await fetch(`${server.address}/`, { headers: { 'accept-language': 'fr-CA,fr;q=0.9' }, redirect: 'manual' });
  expect([root.status, new URL(root.headers.get('location') ?? '').pathname]).toEqual([302, '/fr/']);
  expect((await fetch(`${server.address}/fr/rien/`)).status).toBe(404);
});
