import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scopes } from '#api/contract/token.ts';
import { isAccessToken } from '#api/features/identity/access-token.rules.ts';
import { makeVendor } from '../../support/make-listings.ts';
import { waitingMails } from '../../support/mails.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openToken } from '../../support/tokens.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
let vendor = '';
// Accounts keep their own time, so it begins with the real one.
let clock = Date.now();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => new Date(clock) });
  vendor = makeVendor(catalogue.runtime.db, 'birch', new Date(clock));
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const client = () => catalogue.runtime.db.$client;
const owner = () => openPerson(catalogue, { password, vendor: { id: vendor, role: 'owner' } });

function visit(person: TestPerson): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.take(person.cookie);
  return visitor;
}

/** A form with a list that is sent as browsers send it. */
async function make(person: TestPerson, fields: Readonly<Record<string, string>>, chosen: readonly string[] = ['listings:read', 'profile:read'], language = 'en') {
  const body = new URLSearchParams(fields);
  for (const scope of chosen) body.append('scopes[]', scope);
  const url = language === 'en' ? '/en/account/tokens/do/make/' : '/fr/compte/jetons/do/make/';
  const headers = { cookie: person.cookie, origin: catalogue.runtime.config.baseUrl, 'content-type': 'application/x-www-form-urlencoded' };
  return catalogue.app.inject({ method: 'POST', url, headers, payload: body.toString() });
}

const ask = (authorization: string, { url = '/api/v1/workspace', headers = {} }: { url?: string; headers?: Record<string, string> } = {}) =>
  catalogue.app.inject({ url, headers: { authorization, ...headers } });

describe('on its page', () => {
  test('a token is made by whoever knows the password, shown once, listed, and revoked', async () => {
    const person = await owner();
    expect((await visit(person).open('/en/account/tokens/')).body).toContain('You have no tokens.');
    const made = await make(person, { name: 'Product <database>', days: '365', currentPassword: password });
    expect([made.statusCode, made.headers.location]).toEqual([303, expect.stringMatching(/^\/en\/account\/tokens\/\?made=[0-9a-f-]{36}$/)]);
    const address = String(made.headers.location);
    const [page, again] = [(await visit(person).open(address)).body, (await visit(person).open(address)).body];
    const secret = /cata_[0-9A-Za-z]{49}/.exec(page)?.[0] ?? '';
    expect([isAccessToken(secret), page.split(secret).length - 1, again.includes(secret), again.includes('was shown already')]).toEqual([true, 2, false, true]);
    expect(page).toContain('<strong>Product &lt;database&gt;</strong>');
    expect(page).toContain(`ends in ${secret.slice(-4)}`);
    expect((await ask(`Bearer ${secret}`)).json()).toMatchObject({ vendors: [{ id: vendor }] });
    expect(JSON.stringify(client().prepare('select * from access_tokens').all())).not.toContain(secret.slice(5, -6));

    const id = new URLSearchParams(address.split('?')[1]).get('made') ?? '';
    const stranger = await openPerson(catalogue);
    expect((await visit(stranger).send('/en/account/tokens/do/revoke/', { token: id })).statusCode).toBe(404);
    expect((await ask(`Bearer ${secret}`)).statusCode).toBe(200);
    expect((await visit(person).send('/en/account/tokens/do/revoke/', { token: id })).headers['location']).toBe('/en/account/tokens/?done=revoked');
    expect((await ask(`bearer  ${secret}`)).statusCode).toBe(401);
    const events = client().prepare('select kind from audit_events where subject = ? order by id').pluck().all(person.id);
    expect(events).toEqual(['token-made', 'token-revoked']);
  });

  test('its person is told by mail, in their language', async () => {
    const person = await owner();
    await make(person, { name: 'Base', days: 'never', currentPassword: password });
    expect(waitingMails(catalogue).findLast(({ template }) => template === 'token-made')).toMatchObject({
      to: { personId: person.id },
      language: 'en',
      data: { token: 'Base', tokens: expect.stringContaining('/en/account/tokens/') },
    });
  });

  test.each([
    ['a wrong password', { name: 'x', days: '30', currentPassword: 'not this one' }, ['listings:read'], 'currentPassword'],
    ['nothing that it may do', { name: 'x', days: '30', currentPassword: password }, [], 'scopes'],
    ['no name', { name: ' ', days: '30', currentPassword: password }, ['listings:read'], 'name'],
    ['a scope that there is not', { name: 'x', days: '30', currentPassword: password }, ['account:write'], 'scopes'],
    ['a time of its own', { name: 'x', days: '36500', currentPassword: password }, ['listings:read'], 'days'],
  ])('%s makes none', async (_, fields, chosen, field) => {
    const person = await owner();
    for (const language of ['en', 'fr']) {
      const answer = await make(person, fields, chosen, language);
      expect([answer.statusCode, answer.body.includes(`href="#f-${field}"`)]).toEqual([422, true]);
    }
    expect(client().prepare('select count(*) from access_tokens where person_id = ?').pluck().get(person.id)).toBe(0);
  });

  test('nobody has more than twenty, and those that expired do not count', async () => {
    const person = await owner();
    for (let i = 0; i < 20; i += 1) openToken(catalogue, person.id, ['listings:read']);
    expect((await make(person, { name: 'x', days: '30', currentPassword: password })).statusCode).toBe(422);
    client().prepare('update access_tokens set expires_at = 1 where id = (select min(id) from access_tokens where person_id = ?)').run(person.id);
    expect((await make(person, { name: 'x', days: '30', currentPassword: password })).statusCode).toBe(303);
  });
});

describe('a token that does not count is 401', () => {
  const refused = async (authorization: string) => {
    const answer = await ask(authorization);
    return [answer.statusCode, answer.headers['www-authenticate'], answer.json().type];
  };
  const no = [401, 'Bearer realm="CATAlog", error="invalid_token"', '/api/docs/#problem-invalid-token'];

  test('where it is none', async () => {
    const { secret } = openToken(catalogue, (await owner()).id, [...scopes]);
    const other = secret.endsWith('0') ? '1' : '0';
    for (const given of ['', ' ', ' x', ` ${secret}x`, ` ${secret.slice(0, -1)}${other}`, ` ${secret} ${secret}`, ` ${secret.toLowerCase()}`])
      expect(await refused(`Bearer${given}`)).toEqual(no);
  });

  test('once it has expired', async () => {
    const { authorization } = openToken(catalogue, (await owner()).id, ['profile:read'], new Date(clock + 1000));
    expect((await ask(authorization)).statusCode).toBe(200);
    clock += 1000;
    expect(await refused(authorization)).toEqual(no);
  });

  test.each([
    ['its person is suspended', (id: string) => client().prepare('update people set suspended_at = 1 where id = ?').run(id)],
    ['its person is deleted', (id: string) => client().prepare('delete from people where id = ?').run(id)],
  ])('once %s', async (_, happens) => {
    const { id } = await openPerson(catalogue);
    const { authorization } = openToken(catalogue, id, ['profile:read']);
    expect((await ask(authorization)).statusCode).toBe(200);
    happens(id);
    expect(await refused(authorization)).toEqual(no);
  });

  test('once its person has a new password, or signs out everywhere', async () => {
    const [one, two] = [await owner(), await owner()];
    const [first, second] = [openToken(catalogue, one.id, ['profile:read']), openToken(catalogue, two.id, ['profile:read'])];
    await visit(one).send('/en/account/do/password/', { currentPassword: password, password: 'parapluie cuivre lanterne' });
    await visit(two).send('/en/account/do/everywhere/', {});
    expect([await refused(first.authorization), await refused(second.authorization)]).toEqual([no, no]);
  });

  test('once an administrator ends its person’s sessions', async () => {
    const person = await owner();
    const { authorization } = openToken(catalogue, person.id, ['profile:read']);
    const administrator = await openPerson(catalogue, { role: 'administrator' });
    expect((await visit(administrator).send(`/en/admin/people/${person.id}/do/sessions/`, {})).statusCode).toBe(303);
    expect(await refused(authorization)).toEqual(no);
  });
});

describe('a token', () => {
  test('opens nothing of a vendor that its person has left, and less where they are no owner', async () => {
    const person = await owner();
    const { authorization } = openToken(catalogue, person.id, [...scopes]);
    const url = `/api/v1/vendors/${vendor}/profile`;
    expect((await ask(authorization, { url })).statusCode).toBe(200);
    client().prepare('delete from memberships where person_id = ?').run(person.id);
    expect((await ask(authorization, { url })).statusCode).toBe(404);
  });

  test('is never judged by the rights of a cookie that comes with it', async () => {
    const [stranger, member] = [await openPerson(catalogue), await owner()];
    const { authorization } = openToken(catalogue, stranger.id, [...scopes]);
    const url = `/api/v1/vendors/${vendor}/profile`;
    const headers = { cookie: member.cookie };
    expect((await ask(authorization, { url, headers })).statusCode).toBe(404);
    expect((await ask('Bearer none', { url, headers })).statusCode).toBe(401);
    expect((await ask(authorization, { url: '/api/v1/account', headers })).statusCode).toBe(403);
    expect((await ask(authorization, { url: '/en/account/', headers })).statusCode).toBe(403);
    expect((await ask('Basic eDp5', { url, headers })).statusCode).toBe(200);
  });

  test('needs no Origin, with a cookie or without, and lends none to a form', async () => {
    const person = await owner();
    const { authorization } = openToken(catalogue, person.id, [...scopes]);
    const url = `/api/v1/workspace/vendors/${vendor}/listings`;
    const send = (headers: Record<string, string>) => catalogue.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, payload: '{}' });
    expect((await send({ authorization })).statusCode).toBe(201);
    expect((await send({ authorization, cookie: person.cookie })).statusCode).toBe(201);
    expect((await send({ cookie: person.cookie })).statusCode).toBe(403);
    expect((await send({ cookie: person.cookie, authorization: 'Bearer none' })).statusCode).toBe(401);
    const form = { method: 'POST', url: '/en/account/tokens/do/revoke/', headers: { authorization, cookie: person.cookie }, payload: '' } as const;
    expect((await catalogue.app.inject(form)).statusCode).toBe(403);
  });

  test('of a member of staff has no rights of the staff', async () => {
    const administrator = await openPerson(catalogue, { role: 'administrator', vendor: { id: vendor, role: 'editor' } });
    const { authorization } = openToken(catalogue, administrator.id, [...scopes]);
    const other = makeVendor(catalogue.runtime.db, 'elm', new Date(clock));
    expect((await ask(authorization, { url: `/api/v1/vendors/${vendor}/evidence` })).statusCode).toBe(200);
    expect((await ask(authorization, { url: `/api/v1/vendors/${other}/evidence` })).statusCode).toBe(404);
    expect((await catalogue.app.inject({ url: `/api/v1/vendors/${other}/evidence`, headers: { cookie: administrator.cookie } })).statusCode).toBe(200);
  });

  test('says what it lacks, in the language of whoever asks', async () => {
    const { authorization } = openToken(catalogue, (await owner()).id, ['listings:read']);
    const answer = await ask(authorization, { headers: { 'accept-language': 'fr' } });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([403, 'Bearer realm="CATAlog", error="insufficient_scope", scope="profile:read"']);
    expect(answer.json().detail).toBe('Cette adresse demande la portée profile:read, que ce jeton n’a pas.');
  });

  test('notes its last use at most once a minute', async () => {
    const { authorization, id } = openToken(catalogue, (await owner()).id, ['profile:read']);
    const used = () => client().prepare('select used_at from access_tokens where id = ?').pluck().get(id);
    await ask(authorization);
    const first = clock;
    expect(used()).toBe(first);
    clock += 59_999;
    await ask(authorization);
    expect(used()).toBe(first);
    clock += 1;
    await ask(authorization);
    expect(used()).toBe(clock);
  });

  test('is part of what a person takes along, without its hash', async () => {
    const person = await owner();
    openToken(catalogue, person.id, ['profile:read']);
    const { tables } = (await catalogue.app.inject({ url: '/api/v1/workspace/export', headers: { cookie: person.cookie } })).json();
    expect(tables['access_tokens']).toEqual([expect.objectContaining({ name: 'A program', scopes: ['profile:read'] })]);
    expect(JSON.stringify(tables['access_tokens'])).not.toContain('hash');
  });
});

test('requests are limited by token, and tokens that are none by address', async () => {
  const limited = await openTestCatalogue({ samples: false, published: false, settings: { RATE_LIMIT: '5' } });
  try {
    const person = await openPerson(limited);
    const [one, two] = [openToken(limited, person.id, ['profile:read']), openToken(limited, person.id, ['profile:read'])];
    const send = async (authorization: string) => (await limited.app.inject({ url: '/api/v1/workspace', headers: { authorization } })).statusCode;
    const statuses = async (authorization: string) => {
      const all = [];
      for (let i = 0; i < 6; i += 1) all.push(await send(authorization));
      return all;
    };
    expect(await statuses(one.authorization)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await send(two.authorization)).toBe(200);
    expect(await statuses('Bearer none')).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await send(two.authorization)).toBe(200);
  } finally {
    await limited.close();
  }
});
