import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPerson, type PersonOptions, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { makeVendor } from '../../support/test-state.ts';
import { codeOf } from '../../support/totp.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
let networks = 0;

async function come(options: PersonOptions = {}): Promise<{ person: TestPerson; visitor: Visitor }> {
  const person = await openPerson(catalogue, { password, ...options });
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.9`;
  visitor.take(person.cookie);
  return { person, visitor };
}

const leave = (visitor: Visitor, fields: Readonly<Record<string, string>>) => visitor.send('/en/workspace/my-data/', fields);
const isThere = ({ id }: TestPerson): boolean => catalogue.runtime.db.$client.prepare('select 1 from people where id = ?').get(id) !== undefined;
const removeOverApi = ({ cookie }: TestPerson, payload: object) =>
  catalogue.app.inject({ method: 'DELETE', url: '/api/v1/workspace/account', headers: { cookie, origin: catalogue.runtime.config.baseUrl }, payload });

describe('an account is deleted', () => {
  test('by whoever types its address and its password, never by one of them alone', async () => {
    const { person, visitor } = await come();
    const page = (await visitor.open('/en/workspace/my-data/')).body;
    expect(['What goes', 'What stays', 'name="currentPassword"', 'name="code"'].map((part) => page.includes(part))).toEqual([true, true, true, false]);
    for (const [fields, says] of [
      [{ address: person.email }, 'This is not your password.'],
      [{ address: person.email, currentPassword: 'another one of mine' }, 'This is not your password.'],
      [{ address: 'x@person.example', currentPassword: password }, 'This is not the address of your account.'],
    ] as const) {
      const refused = await leave(visitor, fields);
      expect([refused.statusCode, refused.body.includes(says), isThere(person)], says).toEqual([422, true, true]);
      expect(refused.body).not.toContain('another one of mine');
    }
    const gone = await leave(visitor, { address: person.email.toUpperCase(), currentPassword: password });
    expect([gone.statusCode, gone.headers['location'], isThere(person), visitor.cookie]).toEqual([303, '/en/sign-in/?done=deleted', false, '']);
    expect((await visitor.open('/en/sign-in/?done=deleted')).body).toContain('Your account is deleted.');
  });

  test('with the second factor on, by a code as well, which counts once', async () => {
    const { person, visitor } = await come();
    await visitor.send('/en/account/second-factor/do/begin/', { currentPassword: password });
    const secret = /class="secret"[^>]*>([A-Z2-7 ]+)</.exec((await visitor.open('/en/account/second-factor/')).body)?.[1] ?? '';
    await visitor.send('/en/account/second-factor/do/confirm/', { code: codeOf(secret) });
    expect((await visitor.open('/fr/espace/mes-donnees/')).body).toContain('name="code"');
    const fields = { address: person.email, currentPassword: password };
    for (const code of ['', '000000', codeOf(secret, 5), 'ABCDE-12345'])
      expect([code, (await leave(visitor, { ...fields, code })).statusCode, isThere(person)]).toEqual([code, 422, true]);
    expect((await leave(visitor, { ...fields, code: codeOf(secret, 1) })).statusCode).toBe(303);
    expect(isThere(person)).toBe(false);
  });

  test('over the API by the same', async () => {
    const { person } = await come();
    expect((await removeOverApi(person, { address: person.email })).statusCode).toBe(422);
    expect([(await removeOverApi(person, { address: person.email, currentPassword: password })).statusCode, isThere(person)]).toEqual([204, false]);
  });

  test('only once its organizations with live listings or other people are in other hands', async () => {
    const { db, now } = catalogue.runtime;
    const { id } = makeVendor(catalogue.runtime, { name: 'Deserted' });
    const { person, visitor } = await come({ vendor: { id, role: 'owner' } });
    const at = now().getTime();
    db.$client
      .prepare("insert into listings (id, number, slug, vendor_id, state, version, sample, created_at, updated_at) values ('l', 1, 'l', ?, 'live', 1, 0, ?, ?)")
      .run(id, at, at);
    const page = (await visitor.open('/en/workspace/my-data/')).body;
    expect([page.includes('Deserted, which has live listings'), page.includes('name="address"')]).toEqual([true, false]);
    const fields = { address: person.email, currentPassword: password };
    expect([(await leave(visitor, fields)).statusCode, isThere(person)]).toEqual([409, true]);
    db.$client.exec("update listings set state = 'withdrawn' where id = 'l'");
    const { person: editor } = await come({ vendor: { id, role: 'editor' } });
    expect([(await leave(visitor, fields)).statusCode, isThere(person)]).toEqual([409, true]);
    db.$client.prepare("update memberships set role = 'owner' where person_id = ?").run(editor.id);
    expect([(await leave(visitor, fields)).statusCode, isThere(person)]).toEqual([303, false]);
  });
});
