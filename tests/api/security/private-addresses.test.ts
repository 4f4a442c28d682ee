import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ListingContent } from '#api/contract/listing-content.ts';
import { WebAddress } from '#api/contract/web-address.ts';
import { isPublicAddress } from '#api/platform/outside/public-address.ts';
import { hostileContent } from '../../support/hostile-scene.ts';
import { plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import { PersonOnline } from '../../support/person-online.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { placesOf } from '../../support/walk-schema.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { takePart } from './walk-routes.ts';

/** Where names lead in this test; a name that is not here is nowhere. */
const zone = vi.hoisted(() => new Map<string, { address: string; family: number }[]>());
vi.mock('node:dns/promises', async (original) => ({
  ...(await original<typeof import('node:dns/promises')>()),
  lookup: async (host: string) => {
    const found = zone.get(host);
    if (found === undefined) throw Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    return found;
  },
}));

let catalogue: TestCatalogue;
let cast: Cast;
let inner: Server;
let hits = 0;
const attempts: string[] = [];

/** Notes every connection that anything in this process tries to open, but for those of the test to itself. */
const note = (message: unknown): void => {
  const socket = typeof message === 'object' && message !== null && 'socket' in message ? message.socket : undefined;
  if (socket instanceof Socket) socket.on('connectionAttempt', (address: string, port: number) => void attempts.push(`${address} ${port}`));
};

beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  cast = await openCast(catalogue);
  inner = createServer((_, response) => {
    hits += 1;
    response.end('the secret of the inner network');
  });
  await listenOn(8080);
  subscribe('net.client.socket', note);
});
afterEach(() => {
  attempts.length = 0;
  hits = 0;
});
afterAll(async () => {
  unsubscribe('net.client.socket', note);
  inner.close();
  await catalogue.close();
});

/** A port that link checks may ask; where another program has it, what counts is that nothing was tried. */
function listenOn(port: number): Promise<void> {
  return new Promise((settle) => {
    inner.once('error', () => settle());
    inner.listen(port, '127.0.0.1', () => settle());
  });
}

/** Where the fields of a listing stand that hold an address of the web, by their paths. */
const fields = [
  ...new Set(
    placesOf(ListingContent)
      .filter(({ schema }) => schema.safeParse('https://a.ca/').success && !schema.safeParse('a').success)
      .map(({ path }) => path),
  ),
];

/** Addresses of this machine, its network and its cloud, in all the ways in which they can be written. */
const inside = [
  'http://127.0.0.1:8080/',
  'http://localhost:8080/',
  'http://localhost.:8080/',
  'http://[::1]:8080/',
  'http://[::ffff:127.0.0.1]:8080/',
  'http://[::ffff:7f00:1]:8080/',
  'http://[64:ff9b::7f00:1]:8080/',
  'http://2130706433:8080/',
  'http://0x7f000001:8080/',
  'http://0177.0.0.1:8080/',
  'http://127.1:8080/',
  'http://0:8080/',
  'http://127.0.0.1.:8080/',
  'http://①②⑦.⓪.⓪.①:8080/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/',
  'http://10.0.0.1/',
  'http://192.168.1.1/',
  'http://172.16.0.1/',
  'http://100.64.0.1/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://metadata.google.internal/',
  'http://printer.local:8080/',
  'http://intranet:8080/',
  'http://catalogue.test:8080/',
  'http://user:password@127.0.0.1:8080/',
  'http://vendor.ca@127.0.0.1:8080/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:8080/',
  'ftp://127.0.0.1:8080/',
];

/** Public names that lead inside, all or some of the way. */
const leading: Readonly<Record<string, readonly string[]>> = {
  'inner.vendor.ca': ['127.0.0.1'],
  'mapped.vendor.ca': ['::ffff:127.0.0.1'],
  'six.vendor.ca': ['::1'],
  'cloud.vendor.ca': ['169.254.169.254'],
  'ten.vendor.ca': ['10.1.2.3'],
  'both.vendor.ca': ['127.0.0.1', '93.184.215.14'],
};

const person = (name: string) => new PersonOnline(catalogue, takePart(cast, name).cookie);

/** A content that says an address at each place where it may stand. */
function withAddress(value: unknown, address: string): unknown {
  if (typeof value === 'string') return URL.canParse(value) && /^https?:/.test(value) ? address : value;
  if (Array.isArray(value)) return value.map((one: unknown) => withAddress(one, address));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withAddress(one, address)]));
}

/** Submits a listing, has its links checked, and gives what the checks found of them. */
async function submit(content: unknown): Promise<{ status: number; findings: readonly string[] }> {
  const { vendor = '' } = takePart(cast, 'owner').slots;
  const made = await person('owner').send('POST', `/workspace/vendors/${vendor}/listings`, { body: { content } });
  const { id } = made.json<{ id: string }>();
  const { cookie } = takePart(cast, 'owner');
  const headers = { cookie, origin: catalogue.runtime.config.baseUrl, 'if-match': '"1"' };
  const { statusCode } = await catalogue.app.inject({ method: 'POST', url: `/api/v1/workspace/listings/${id}/draft/submit`, headers });
  for (let turn = 0; turn < 3; turn += 1) await catalogue.jobs.drain();
  const submission = catalogue.runtime.db.$client.prepare<[string], string>('select id from revisions where listing_id = ?').pluck().get(id);
  if (submission === undefined) return { status: statusCode, findings: [] };
  const { checks } = (await person('moderator').open(`/api/v1/review/submissions/${submission}`)).json<{
    checks: { name: string; findings: { rule: string; pointer: string }[] }[];
  }>();
  return { status: statusCode, findings: checks.find(({ name }) => name === 'links')?.findings.map(({ rule, pointer }) => `${rule} ${pointer}`) ?? [] };
}

test('an address of the inside, however it is written, is in no listing, or is never asked for', async () => {
  const taken: string[] = [];
  for (const address of inside) {
    const { status, findings } = await submit(plainContent('Inner', { website: address }));
    if (status === 200) taken.push(address);
    expect([status === 422 || findings.includes('link-refused /website'), address, status, findings]).toEqual([true, address, status, findings]);
  }
  process.stdout.write(`${inside.length} addresses of the inside: ${taken.length} were taken, ${hits} were asked for, ${attempts.length} connections were tried.\n`);
  expect([hits, attempts]).toEqual([0, []]);
});

test('a public name that leads inside is refused at every place of a listing, before anything is connected', async () => {
  const { id: image } = await uploadImage();
  for (const [host, found] of Object.entries(leading))
    zone.set(
      host,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  expect(fields.length).toBeGreaterThan(10);
  for (const host of Object.keys(leading)) {
    const { status, findings } = await submit(withAddress(hostileContent(catalogue, image), `http://${host}:8080/`));
    expect([host, status]).toEqual([host, 200]);
    // Each address is asked for once, and what it leads to is said at each of its places.
    expect(findings.filter((one) => one.startsWith('link-refused')).length, host).toBeGreaterThanOrEqual(fields.length);
  }
  process.stdout.write(`${Object.keys(leading).length} names that lead inside at ${fields.length} places: ${hits} were asked for, ${attempts.length} connections were tried.\n`);
  expect([hits, attempts]).toEqual([0, []]);
});

async function uploadImage(): Promise<{ id: string }> {
  const sharp = (await import('sharp')).default;
  const png = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#8a1538' } })
    .png()
    .toBuffer();
  return (await person('owner').sendBytes('/workspace/images', 'image/png', png)).json<{ id: string }>();
}

test('nothing else that people send in is asked for: profiles, proofs, files that name others', async () => {
  for (const [host, found] of Object.entries(leading))
    zone.set(
      host,
      found.map((address) => ({ address, family: 4 })),
    );
  const { vendor = '' } = takePart(cast, 'owner').slots;
  const website = 'http://inner.vendor.ca:8080/';
  const owner = person('owner');
  const content = { legalName: 'Inner Inc.', operatingName: 'Inner', province: 'on', website };
  const { id } = (await owner.send('POST', '/workspace/vendors', { body: content })).json<{ id: string }>();
  await owner.send('POST', `/workspace/proofs/${id}/ask`, { body: { explanation: 'We are who we say we are.', website } });
  await owner.form(`/en/workspace/vendors/${vendor}/new-listing/do/publiccode/`, {
    text: `name: A\nurl: "${website}publiccode.yml"\nlandingURL: "${website}"\nlogo: "${website}logo.png"\n`,
  });
  const someone = await openPerson(catalogue);
  await owner.send('POST', `/vendors/${vendor}/members/invitations`, { body: { email: someone.email, role: 'editor' } });
  await catalogue.jobs.drain();
  await catalogue.jobs.drain();
  expect([hits, attempts]).toEqual([0, []]);
});

test('the watch that this test keeps sees a connection, so that seeing none means that there was none', async () => {
  const asked = request('http://127.0.0.1:9/');
  asked.end();
  await once(asked, 'error');
  expect(attempts).toEqual(['127.0.0.1 9']);
  expect([isPublicAddress('8.8.8.8'), WebAddress.safeParse('http://127.0.0.1/').success]).toEqual([true, false]);
});
