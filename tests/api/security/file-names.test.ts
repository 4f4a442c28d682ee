import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPlainName } from '#api/features/backups/fill-backup.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { sendRaw, writeRequest } from '../../support/raw-http.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { fill, listReads, takePart } from './walk-routes.ts';

const secret = 'the-secret-of-the-house';
let catalogue: TestCatalogue;
let cast: Cast;
let port = 0;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  cast = await openCast(catalogue);
  port = Number(new URL(await catalogue.app.listen({ port: 0, host: '127.0.0.1' })).port);
  for (const name of ['canary', 'canary.png', 'canary.webp', 'canary.pdf', 'canary.xml', 'canary.css']) writeFileSync(join(catalogue.runtime.config.home, name), secret);
});
afterAll(() => catalogue.close());

/** Ways up from a folder, in the shapes in which checks forget them. */
const ups = ['..', '%2e%2e', '.%2e', '%2E.', '..%2f', '..%5c', '%2e%2e%2f', '%252e%252e%252f', '..\\', '....//', '..;', '%c0%ae%c0%ae', '%uff0e%uff0e', '..%00', '.'];
const endings = [
  'canary',
  'canary.png',
  'canary.webp',
  'canary.xml',
  'canary%00.png',
  'canary.png%00',
  'catalog.db',
  'catalog.db%00.webp',
  'secret.key',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  '//etc/passwd',
  'C:%5cwindows%5cwin.ini',
];
const folders = [
  '/',
  '/images/',
  '/assets/',
  '/_astro/',
  '/cards/en/',
  '/cards/',
  '/sitemaps/',
  '/en/feeds/',
  '/en/',
  '/fr/',
  '/pages/',
  '/evidence/',
  '/backups/',
  '/api/v1/',
  '/api/v1/listings/',
  '/.well-known/',
];

/** Ways out of a folder: in one segment to every file, and by every way up to one of them each. */
function waysFrom(folder: string, turn: number): readonly string[] {
  const inOne = endings.map((ending) => `${folder}..%2f${ending}`);
  const byEach = ups.map((up, at) => `${folder}${`${up}/`.repeat(at % 2 === 0 ? 1 : 8)}${endings[(turn + at) % endings.length] ?? ''}`);
  return [...inOne, ...byEach];
}

const secrets = /the-secret-of-the-house|SQLite format 3|root:x?:0:0:|\[fonts\]|-----BEGIN/;

test('no address reads a file that is not meant to be read, however the way to it is written', async () => {
  const { cookie, slots } = takePart(cast, 'administrator');
  const own = listReads(catalogue.app)
    .filter((url) => /:(\w+)/.test(url) && !url.startsWith('/fr/'))
    .map((url) => fill(url.slice(0, url.indexOf(':')), slots));
  const read: string[] = [];
  const broken: string[] = [];
  let asked = 0;
  for (const [at, folder] of [...new Set([...folders, ...own])].entries())
    for (const target of waysFrom(folder, at)) {
      const { status, body } = await sendRaw(
        port,
        writeRequest('GET', target, [
          ['host', 'localhost'],
          ['cookie', cookie],
        ]),
      );
      asked += 1;
      if (secrets.test(body)) read.push(target);
      if (status >= 500 || status === 0) broken.push(`${target}: ${status}`);
    }
  process.stdout.write(`${asked} ways to files that are none of a reader's: ${read.length} led there.\n`);
  expect(read).toEqual([]);
  expect(broken).toEqual([]);
});

const boundary = 'a-boundary';

/** A form with a file, whose name and field are what the sender likes them to be. */
function fileForm(fields: Readonly<Record<string, string>>, { field, name, bytes }: { field: string; name: string; bytes: Buffer }): Buffer {
  const parts = Object.entries(fields).map(([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`);
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`;
  return Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

const names = [
  '../../canary',
  '..\\..\\canary',
  '/etc/canary',
  'C:\\canary',
  'a\0.png',
  '%2e%2e%2fcanary',
  'con',
  '.htaccess',
  'x'.repeat(5000),
  '../catalog.db',
  'a.php',
  'a\u202egnp.exe',
  '|touch canary',
  '$(touch canary)',
];

/** Every file of the house but what the database writes for itself. */
const files = () =>
  readdirSync(catalogue.runtime.config.home, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && !/^(catalog|search|index).*\.db/.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
  );

test('a file is kept under a name of ours in its own folder, whatever it was called', async () => {
  const { cookie, slots } = takePart(cast, 'owner');
  const png = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#8a1538' } })
    .png()
    .toBuffer();
  const [images, evidence] = [catalogue.runtime.paths.images, catalogue.runtime.paths.evidence];
  const before = new Set(files());
  const headers = { cookie, origin: catalogue.runtime.config.baseUrl };
  for (const name of names) {
    const payload = fileForm({ version: '0', do: 'save' }, { field: 'logo', name, bytes: png });
    const multipart = { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` };
    await catalogue.app.inject({ method: 'POST', url: `/en/workspace/listings/${slots['listing']}/edit/8/`, headers: multipart, payload });
    const given = new URLSearchParams({ name: name.slice(0, 300) }).toString();
    await catalogue.app.inject({
      method: 'POST',
      url: `/api/v1/vendors/${slots['vendor']}/evidence?${given}`,
      headers: { ...headers, 'content-type': 'application/pdf' },
      payload: '%PDF-1.7\n%%EOF\n',
    });
  }
  const added = files().filter((file) => !before.has(file));
  const ours = (file: string): boolean =>
    (file.startsWith(`${images}/`) && /^[a-f0-9]{64}\.webp$/.test(file.slice(images.length + 1))) ||
    (file.startsWith(`${evidence}/`) && /^[a-f0-9-]{36}(\.pdf)?$/.test(file.slice(evidence.length + 1)));
  expect(added.length).toBeGreaterThan(10);
  expect(added.filter((file) => !ours(file))).toEqual([]);
  expect(readFileSync(join(catalogue.runtime.config.home, 'canary'), 'utf8')).toBe(secret);
});

test('a file is sent under a name that is one header, and a way to nowhere', async () => {
  const { cookie, slots } = takePart(cast, 'owner');
  const { items } = (await catalogue.app.inject({ url: `/api/v1/vendors/${slots['vendor']}/evidence`, headers: { cookie } })).json<{ items: { id: string; name: string }[] }>();
  expect(items.length).toBeGreaterThan(names.length - 3);
  for (const { id, name } of items) {
    const { headers } = await catalogue.app.inject({ url: `/api/v1/vendors/${slots['vendor']}/evidence/${id}`, headers: { cookie } });
    expect(name).not.toMatch(/[/\\\p{C}]/u);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[^"\r\n/\\]*"; filename\*=UTF-8''[\w%.~!$&+^`|-]+$/);
    expect([headers['content-type'], headers['x-content-type-options']]).toEqual(['application/octet-stream', 'nosniff']);
  }
});

test('a backup holds files by plain names alone, so that restoring one writes nowhere else', () => {
  expect(['../x', '..', '.', '/x', 'a/b', 'a\\b', 'a\0b', ''].filter(isPlainName)).toEqual([]);
  expect(isPlainName(`${'a'.repeat(64)}.webp`)).toBe(true);
});
