import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#api/contract/addresses.ts';
import { anyone } from '#api/platform/authority/policy.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { fill, listReads, listWrites, methodOf, takenBack } from './walk-routes.ts';

let catalogue: TestCatalogue;
let cast: Cast;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, settings: { BASE_URL: 'https://catalogue.example' } });
  cast = await openCast(catalogue);
});
afterAll(() => catalogue.close());

type Answer = { readonly statusCode: number; readonly body: string; readonly headers: Readonly<Record<string, unknown>> };

const slots = () => cast.things[0]?.slots ?? {};
const cookieOf = (role: string) => cast.roles.find(({ name }) => name === role)?.cookie;

async function read(url: string, role: string): Promise<Answer> {
  const cookie = cookieOf(role);
  return catalogue.app.inject({ url: fill(url, slots()), headers: cookie === undefined ? {} : { cookie } });
}

const readers = ['nobody', 'owner', 'moderator', 'administrator'];

/** What an answer lacks of what keeps a browser from running, framing or sniffing it. */
function lacksOf({ headers }: Answer): string[] {
  const policy = new Map(
    String(headers['content-security-policy'])
      .split(';')
      .map((part) => {
        const [name = '', ...values] = part.trim().split(' ');
        return [name, values.join(' ')] as const;
      }),
  );
  const isSandboxed = policy.has('sandbox') && policy.get('default-src') === "'none'";
  const wanted: readonly (readonly [string, boolean])[] = [
    ['no inline script', !String(headers['content-security-policy']).includes('unsafe-') || isSandboxed],
    ['default-src', ["'self'", "'none'"].includes(policy.get('default-src') ?? '')],
    ['base-uri', policy.get('base-uri') === "'none'" || isSandboxed],
    ['object-src', policy.get('object-src') === "'none'" || isSandboxed],
    ['form-action', policy.get('form-action') === "'self'" || isSandboxed],
    ['frame-ancestors', policy.get('frame-ancestors') === "'none'" || (isSandboxed && policy.get('frame-ancestors') === "'self'")],
    ['nosniff', headers['x-content-type-options'] === 'nosniff'],
    ['referrer-policy', ['strict-origin-when-cross-origin', 'no-referrer', 'same-origin'].includes(String(headers['referrer-policy']))],
    ['https from now on', /max-age=\d{8}/.test(String(headers['strict-transport-security']))],
    ['opener', headers['cross-origin-opener-policy'] === 'same-origin'],
  ];
  return wanted.flatMap(([name, isThere]) => (isThere ? [] : [name]));
}

test('every answer forbids what it does not need, whoever asks, and also where it refuses', async () => {
  const lacking: string[] = [];
  let answers = 0;
  for (const url of [...listReads(catalogue.app), '/nothing-here', '/en/nothing-here/', '/api/v1/nothing', '/en/solutions'])
    for (const role of readers) {
      const answer = await read(url, role);
      answers += 1;
      lacking.push(...lacksOf(answer).map((lack) => `${url} as ${role} (${answer.statusCode}): ${lack}`));
    }
  for (const route of listWrites(catalogue.app)) {
    const answer = await takenBack(catalogue, () =>
      catalogue.app.inject({ method: methodOf(route), url: fill(route.url, slots()), headers: { origin: 'https://catalogue.example' } }),
    );
    answers += 1;
    lacking.push(...lacksOf(answer).map((lack) => `${route.method} ${route.url} (${answer.statusCode}): ${lack}`));
  }
  process.stdout.write(`${answers} answers looked at: ${lacking.length} headers missing.\n`);
  expect(lacking).toEqual([]);
});

test('what is for somebody is kept by nobody: every route with a policy, and every private page, whatever it answers', async () => {
  const own = catalogue.app.routeTable.filter(({ method, policy }) => method === 'GET' && policy !== anyone).map(({ url }) => url);
  const shown = Object.values(pages).flatMap((page) => (page.mode === 'private' ? [page.en, page.fr].map((address) => address.replace(/\[(\w+)\]/g, ':$1')) : []));
  const kept: string[] = [];
  for (const url of [...own, ...shown])
    for (const role of readers) {
      const { headers, statusCode } = await read(url, role);
      const control = String(headers['cache-control']);
      if (!control.includes('no-store') || control.includes('public')) kept.push(`${url} as ${role} (${statusCode}): ${control}`);
    }
  process.stdout.write(`${own.length + shown.length} private addresses asked for by ${readers.length} roles: ${kept.length} may be kept.\n`);
  expect(own.length + shown.length).toBeGreaterThan(150);
  expect(kept).toEqual([]);
});

test('what may be kept is the same for everyone and sets no cookie', async () => {
  const differing: string[] = [];
  for (const url of listReads(catalogue.app)) {
    const anonymous = await read(url, 'nobody');
    const signedIn = await read(url, 'administrator');
    for (const { headers } of [anonymous, signedIn])
      if (headers['set-cookie'] !== undefined && !String(headers['cache-control']).includes('no-store')) differing.push(`${url} sets a cookie`);
    if (String(anonymous.headers['cache-control']).includes('no-store') || anonymous.statusCode !== 200 || url === '/metrics') continue;
    // A signed-in caller may be told more only where nobody keeps it.
    if (String(signedIn.headers['cache-control']).includes('no-store')) continue;
    if (withoutMoment(anonymous.body) !== withoutMoment(signedIn.body)) differing.push(url);
  }
  expect(differing).toEqual([]);
});

const withoutMoment = (body: string): string => body.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|tookMs(?:"|&quot;): ?[\d.]+|\d+ ms/g, '');
