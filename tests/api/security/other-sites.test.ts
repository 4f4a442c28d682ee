import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyone } from '#api/platform/authority/policy.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { countChanges, fill, isOfApi, listReads, listWrites, methodOf, takenBack, takePart, type Route } from './walk-routes.ts';

const base = 'https://catalogue.example';
let catalogue: TestCatalogue;
let cast: Cast;
const reached = new Set<string>();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, settings: { BASE_URL: base } });
  cast = await openCast(catalogue);
  // Comes after every look at where a request is from, and before anything that was sent is read.
  catalogue.app.addHook('preParsing', async ({ headers }) => void reached.add(String(headers['x-cell'])));
});
afterAll(() => catalogue.close());

const senders = ['owner', 'moderator', 'administrator'];

/** How the browser of somebody who is signed in sends what a page of another site tells it to. */
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'another site': { origin: 'https://evil.example' },
  'a sandboxed frame': { origin: 'null' },
  'an address that begins alike': { origin: `${base}.evil.example` },
  'the same name without https': { origin: 'http://catalogue.example' },
  'another port': { origin: `${base}:8443` },
  'a browser that says nothing': {},
  'a browser that says only where a link was': { referer: `${base}/en/` },
  'a browser that says cross-site': { 'sec-fetch-site': 'cross-site' },
  'a sibling': { 'sec-fetch-site': 'same-site' },
  'a program with a token of nobody': { authorization: 'Bearer of-nobody' },
};

/** Sends a route what a form of any site can send; tells whether anything of it was read. */
async function send(route: Route, sender: string, { headers, type }: { headers: Readonly<Record<string, string>>; type: string }): Promise<boolean> {
  const { cookie, slots } = takePart(cast, sender);
  const cell = randomUUID();
  await catalogue.app.inject({
    method: methodOf(route),
    url: fill(route.url, slots),
    headers: { ...headers, cookie, 'content-type': type, 'x-cell': cell },
    payload: type === 'text/plain' ? '{"a":1}' : 'a=1',
  });
  return reached.has(cell);
}

test('whatever changes something is closed to the pages of other sites, whoever is signed in', async () => {
  const writes = listWrites(catalogue.app);
  const before = countChanges(catalogue);
  const open: string[] = [];
  let sent = 0;
  for (const route of writes)
    for (const sender of senders)
      for (const [from, headers] of Object.entries(elsewhere))
        for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
          // A program needs no token for what everyone may do, and then nobody is known to be signed in.
          if (headers['authorization'] !== undefined && route.policy === anyone) continue;
          if (await send(route, sender, { headers, type })) open.push(`${route.method} ${route.url} from ${from} as ${sender}`);
          sent += 1;
        }
  process.stdout.write(`${sent} requests of other sites to ${writes.length} routes: ${open.length} were let in.\n`);
  expect(open).toEqual([]);
  expect(countChanges(catalogue)).toBe(before);
  expect(writes.length).toBeGreaterThan(150);
});

test('each of them is open to the pages of the catalogue, so that what closes it is where a request is from', async () => {
  const closed: string[] = [];
  for (const route of listWrites(catalogue.app)) {
    const type = isOfApi(route) ? 'text/plain' : 'application/x-www-form-urlencoded';
    const isOpen = async (sender: string) => takenBack(catalogue, () => send(route, sender, { headers: { origin: base }, type }));
    const found = [await isOpen('owner'), await isOpen('moderator'), await isOpen('administrator')];
    if (!found.includes(true)) closed.push(`${route.method} ${route.url}`);
  }
  expect(closed).toEqual([]);
});

test('reading changes nothing, so that a link or an image of another site does nothing either', async () => {
  const changed: string[] = [];
  const reads = listReads(catalogue.app);
  for (const url of reads)
    for (const sender of senders) {
      const { cookie, slots } = takePart(cast, sender);
      const before = countChanges(catalogue);
      await catalogue.app.inject({ url: fill(url, slots), headers: { cookie, 'sec-fetch-site': 'cross-site' } });
      if (countChanges(catalogue) !== before) changed.push(`${url} as ${sender}`);
    }
  process.stdout.write(`${reads.length} addresses read by ${senders.length} people: ${changed.length} changed something.\n`);
  expect(changed).toEqual([]);
});
