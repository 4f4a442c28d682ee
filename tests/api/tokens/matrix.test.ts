import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopes, type Scope } from '#api/contract/token.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openToken } from '../../support/tokens.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { readRoutes } from '../authority/expected.ts';
import { listAsked, type Asked } from '../authority/matrix.ts';

/** What each scope opens, and nothing else. */
const opened: Readonly<Record<Scope, string>> = {
  'listings:read': `
    GET /api/v1/workspace/vendors/:vendor/listings  GET /api/v1/workspace/listings/:listing/draft  GET /api/v1/workspace/listings/:listing/preview
    GET /api/v1/workspace/listings/:listing/set-asides  GET /api/v1/workspace/listings/:listing/set-asides/:aside  GET /api/v1/vendors/:vendor/evidence  GET /api/v1/vendors/:vendor/evidence/:evidence
  `,
  'listings:write': `
    POST /api/v1/workspace/vendors/:vendor/listings  PUT /api/v1/workspace/listings/:listing/draft  DELETE /api/v1/workspace/listings/:listing/draft
    POST /api/v1/workspace/listings/:listing/draft/submit  POST /api/v1/workspace/listings/:listing/draft/take-back
    POST /api/v1/workspace/vendors/:vendor/listings/publiccode  POST /api/v1/workspace/listings/:listing/set-asides/:aside/settle
    POST /api/v1/workspace/listings/:listing/moves  DELETE /api/v1/workspace/listings/:listing/set-asides/:aside
    POST /api/v1/vendors/:vendor/evidence  PUT /api/v1/vendors/:vendor/evidence/:evidence  DELETE /api/v1/vendors/:vendor/evidence/:evidence  POST /api/v1/workspace/images
    POST /api/v1/workspace/listings/:listing/set-asides/:aside/settle  POST /api/v1/workspace/vendors/:vendor/listings/publiccode
  `,
  'profile:read': 'GET /api/v1/workspace  GET /api/v1/workspace/vendors/:vendor  GET /api/v1/vendors/:vendor/profile',
  'profile:write': 'PUT /api/v1/vendors/:vendor/profile',
};

const scopeOf = new Map(scopes.flatMap((scope) => [...opened[scope].matchAll(/[A-Z]+ \S+/g)].map(([route]) => [route, scope] as const)));

let catalogue: TestCatalogue;
let cast: Cast;
const reached = new Set<string>();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  catalogue.app.addHook('preParsing', async ({ headers }) => void reached.add(String(headers['x-cell'])));
  cast = await openCast(catalogue);
});
afterAll(() => catalogue.close());

/** Sends a route with a token of an owner, for what is theirs; tells whether it was let through. */
async function ask({ method, url, name }: Asked, headers: Readonly<Record<string, string>>): Promise<string> {
  const cell = randomUUID();
  const slots = cast.things[0]?.slots ?? {};
  const client = catalogue.runtime.db.$client;
  const body = method === 'POST' || method === 'PUT' || method === 'PATCH' ? { payload: '{}' } : {};
  client.exec('begin');
  try {
    const { statusCode, headers: answered } = await catalogue.app.inject({
      method: (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((one) => one === method) ?? 'GET',
      url: url.replace(/:(\w+)|\*/g, (_, slot: string | undefined) => slots[slot ?? '*'] ?? randomUUID()),
      headers: { origin: catalogue.runtime.config.baseUrl, 'content-type': 'application/json', ...headers, 'x-cell': cell },
      ...body,
    });
    if (statusCode >= 500) return String(statusCode);
    if (statusCode === 403 && String(answered['www-authenticate']).includes('insufficient_scope')) return 'refused';
    return reached.has(cell) && !name.startsWith('PAGE ') ? 'in' : String(statusCode);
  } finally {
    client.exec('rollback');
  }
}

const person = async () => {
  const found = cast.roles.find(({ name, vendor }) => name === 'owner' && vendor === 'birch');
  const id = catalogue.runtime.db.$client
    .prepare("select person_id from memberships where role = 'owner' and vendor_id = ? order by created_at desc")
    .pluck()
    .all(cast.things[0]?.slots['vendor']);
  return { cookie: found?.cookie ?? '', ids: id.map(String) };
};

test('a token opens the routes of its scopes and no others, whatever cookie comes with it', async () => {
  const { cookie, ids } = await person();
  const client = catalogue.runtime.db.$client;
  const owner = ids.find((id) => client.prepare('select suspended_at from people where id = ?').pluck().get(id) === null) ?? '';
  const sets: (readonly Scope[])[] = [[], ...scopes.map((scope) => [scope]), scopes];
  const audiences = readRoutes();
  const wrong: string[] = [];
  let cells = 0;
  for (const set of sets) {
    const { authorization } = openToken(catalogue, owner, set);
    for (const route of listAsked(catalogue.app)) {
      if (audiences.get(route.name) === 'everyone') continue;
      const scope = scopeOf.get(route.name);
      const expected = scope !== undefined && set.includes(scope) ? 'in' : 'refused';
      for (const headers of [{ authorization }, { authorization, cookie }]) {
        cells += 1;
        const got = await ask(route, headers);
        if (got !== expected) wrong.push(`${route.method} ${route.url} with [${set.join(' ')}]: ${got}, not ${expected}`);
      }
    }
  }
  process.stdout.write(`Tokens: ${cells} cells, ${wrong.length} of them wrong.\n`);
  expect(wrong).toEqual([]);
  expect(cells).toBeGreaterThan(2000);
});

test('the table names routes that there are', () => {
  const there = new Set(listAsked(catalogue.app).map(({ name }) => name));
  expect([...scopeOf.keys()].filter((route) => !there.has(route))).toEqual([]);
});
