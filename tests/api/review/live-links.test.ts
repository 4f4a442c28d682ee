import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkLiveLinks } from '#api/features/review/index.ts';
import { askInTurn } from '#api/features/review/checks/ask-in-turn.ts';
import { requestPublic, type OutsideAnswer } from '#api/platform/outside/public-request.ts';
import { makeLive, plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { makeVendor } from '../../support/test-state.ts';

let clock = Date.parse('2026-03-01T12:00:00Z');
let catalogue: TestCatalogue;
let vendorId: string;
let port = 0;
const dead = new Set<string>();
const asked: string[] = [];
const server = createServer(({ url = '' }, response) => {
  asked.push(url);
  response.writeHead(dead.has(url) ? 404 : 200).end('fine');
});

beforeAll(async () => {
  port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.2', () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
    });
  });
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => new Date(clock) });
  vendorId = makeVendor(catalogue.runtime, { name: 'Linked' }).id;
  makeLive(catalogue.runtime.db, { slug: 'linked', vendorId, content: linked('linked'), at: new Date(clock) });
});
afterAll(async () => {
  await catalogue.close();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
});

const link = (path: string) => `http://vendor.ca/${path}`;
const linked = (name: string) => plainContent(name, { website: link('home'), documentation: link('docs'), api: link('api') });

/** Asks a real server in the place of the public one; without `inside`, its address counts as an inner one. */
function ask(address: string): Promise<OutsideAnswer> {
  return requestPublic(address.replace(/^http:\/\/([a-z.]+)\//, `http://$1:${port}/`), {
    ports: [String(port)],
    isPublic: (found) => found === '127.0.0.2',
    isPublicHost: () => true,
    resolve: async (host) => [{ address: host === 'inner.ca' ? '127.0.0.1' : '127.0.0.2', family: 4 }],
    timeoutMs: 2000,
  });
}
const look = () => checkLiveLinks({ ...catalogue.runtime, ask, pauseMs: 0 });
const days = (count: number): void => void (clock += count * 86_400_000);
async function read(url: string, role: 'owner' | 'moderator') {
  const person = await openPerson(catalogue, role === 'owner' ? { vendor: { id: vendorId, role } } : { role });
  return catalogue.app.inject({ url, headers: { cookie: person.cookie } });
}
const tasks = async () => (await read(`/api/v1/workspace/vendors/${vendorId}`, 'owner')).json().tasks.filter(({ kind }: { kind: string }) => kind === 'mend-links');
const listed = async () => (await read('/api/v1/review/listings?links=broken', 'moderator')).json();

test('the links of a live listing are looked at once a month, each once', async () => {
  expect(await look()).toEqual({ looked: 1, broken: 0 });
  expect(asked.toSorted()).toEqual(['/api', '/docs', '/home']);
  days(29);
  expect(await look()).toEqual({ looked: 0, broken: 0 });
  days(1.1);
  expect(await look()).toEqual({ looked: 1, broken: 0 });
});

test('what is broken on two days is said to the vendor and to the staff, changes nothing, and is forgotten once it is mended', async () => {
  dead.add('/docs').add('/api');
  days(31);
  expect(await look()).toEqual({ looked: 1, broken: 1 });
  expect([await tasks(), (await listed()).total]).toEqual([[], 0]);
  days(1.1);
  expect(await look()).toEqual({ looked: 1, broken: 1 });
  const [task] = await tasks();
  expect(task.links).toEqual([link('docs'), link('api')]);
  expect((await read(`/en/workspace/vendors/${vendorId}/`, 'owner')).body).toContain('2 links are broken');
  expect((await read(`/fr/espace/fournisseurs/${vendorId}/`, 'owner')).body).toContain('2 liens sont brisés');
  const { items } = await listed();
  expect(items).toMatchObject([{ slug: 'linked', state: 'live', public: true }]);
  const page = await read(`/en/review/listings/${items[0].id}/`, 'moderator');
  expect([page.body.includes('Broken links'), page.body.includes(link('docs'))]).toEqual([true, true]);
  expect((await read('/fr/evaluation/fiches/?links=broken', 'moderator')).body).toContain('linked');
  expect((await catalogue.app.inject('/api/v1/listings/linked')).statusCode).toBe(200);
  dead.clear();
  days(6);
  expect((await look()).looked).toBe(0);
  days(1.1);
  expect(await look()).toEqual({ looked: 1, broken: 0 });
  expect([await tasks(), (await listed()).total]).toEqual([[], 0]);
});

test('a round in which nothing answers is not held against the links', async () => {
  days(31);
  const silent = async (address: string): Promise<OutsideAnswer> => ({ ok: false, obstacle: 'unknown-host', address });
  for (let round = 0; round < 3; round += 1, days(1.1)) await checkLiveLinks({ ...catalogue.runtime, ask: silent, pauseMs: 0 });
  expect(await tasks()).toEqual([]);
});

test('inner addresses are refused, samples and what is not public are left alone', async () => {
  const { db } = catalogue.runtime;
  const inner = makeLive(db, { slug: 'inner', vendorId, content: plainContent('Inner', { website: 'http://inner.ca/secret' }), at: new Date(clock) });
  const sample = makeLive(db, { slug: 'sample', vendorId, content: linked('sample'), at: new Date(clock) });
  const gone = makeLive(db, { slug: 'gone', vendorId, content: linked('gone'), at: new Date(clock) });
  db.$client.prepare('update listings set sample = 1 where id = ?').run(sample);
  db.$client.prepare("update listings set state = 'withdrawn' where id = ?").run(gone);
  days(40);
  await look();
  days(1.1);
  await look();
  expect(asked).not.toContain('/secret');
  expect((await listed()).items.map(({ id }: { id: string }) => id)).toEqual([inner]);
  expect(db.$client.prepare('select count(*) from link_checks where listing_id in (?, ?)').pluck().get(sample, gone)).toBe(0);
});

test('a host is asked for one thing at a time, with a pause between', async () => {
  let [now, most, calls] = [0, 0, 0];
  const started = performance.now();
  const politely = askInTurn(async (address) => {
    now += 1;
    most = Math.max(most, now);
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    now -= 1;
    return { ok: true, status: 200, address, type: '', body: Buffer.alloc(0), hops: 0 };
  }, 40);
  await Promise.all(['a', 'b', 'c'].map((path) => politely(link(path))));
  expect([most, calls, performance.now() - started > 80]).toEqual([1, 3, true]);
});
