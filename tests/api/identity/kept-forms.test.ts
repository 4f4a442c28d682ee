import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
let now = new Date();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => now });
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const typed = { name: 'Zoé, typed at length', language: 'fr' };
let networks = 0;
function visit(cookie?: string): Visitor {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.7`;
  if (cookie !== undefined) visitor.take(cookie);
  return visitor;
}
const end = ({ id }: TestPerson) => catalogue.runtime.db.$client.prepare('update sessions set updated_at = 0 where person_id = ?').run(id);
const rows = () => catalogue.runtime.db.$client.prepare<[], { n: number }>('select count(*) as n from kept_forms').get()?.n;

/** Sends a form after the session has ended, and gives where it leads. */
async function sendLate(person: TestPerson): Promise<{ visitor: Visitor; location: string }> {
  const visitor = visit(person.cookie);
  end(person);
  const answer = await visitor.send('/en/account/do/profile/', typed);
  expect(answer.statusCode).toBe(303);
  return { visitor, location: String(answer.headers['location']) };
}

test('what was typed when a session had ended is back on its page after signing in, once', async () => {
  const person = await openPerson(catalogue, { password });
  const { visitor, location } = await sendLate(person);
  expect(location).toBe('/en/sign-in/?next=%2Fen%2Faccount%2F&kept=1');
  expect((await visitor.open(location)).body).toContain('What you typed is kept');
  const entered = await visitor.send('/en/sign-in/', { email: person.email, password, next: '/en/account/' });
  expect(entered.headers['location']).toBe('/en/account/');
  const page = (await visitor.open('/en/account/')).body;
  expect(page).toContain(`value="${typed.name}"`);
  expect(page).toContain('Your session had ended before this was saved.');
  expect((await visitor.open('/en/account/')).body).not.toContain(typed.name);
  expect((await visitor.send('/en/account/do/profile/', typed)).headers['location']).toBe('/en/account/?done=profile');
});

test('it is shown to nobody else, on no other page, and not after an hour', async () => {
  const [person, other] = [await openPerson(catalogue, { password }), await openPerson(catalogue, { password })];
  const { visitor } = await sendLate(person);
  const key = visitor.cookie.split('; ').find((cookie) => cookie.startsWith('catalog.kept=')) ?? '';
  expect(key).not.toBe('');
  const stranger = visit(other.cookie);
  stranger.take(key);
  expect((await stranger.open('/en/account/')).body).not.toContain(typed.name);
  const again = await sendLate(person);
  now = new Date(now.getTime() + 61 * 60_000);
  await again.visitor.send('/en/sign-in/', { email: person.email, password });
  expect((await again.visitor.open('/en/account/')).body).not.toContain(typed.name);
});

test('no password is kept, and nothing of a browser in which nobody signed in', async () => {
  const person = await openPerson(catalogue, { password });
  end(person);
  await visit(person.cookie).send('/en/account/do/password/', { currentPassword: password, password: 'parapluie cuivre lanterne' });
  expect(JSON.stringify(catalogue.runtime.db.$client.prepare('select * from kept_forms').all())).not.toMatch(/grenouille|parapluie/);
  const before = rows();
  for (const cookie of [undefined, 'catalog.session_token=made.up', 'catalog.browser=made.up']) {
    const answer = await visit(cookie).send('/en/account/do/profile/', typed);
    expect([answer.statusCode, answer.headers['location'], answer.headers['set-cookie']]).toEqual([303, '/en/sign-in/?next=%2Fen%2Faccount%2F', undefined]);
  }
  expect(rows()).toBe(before);
});

test('a form whose right ended for another reason is refused, and nothing of it is kept', async () => {
  const person = await openPerson(catalogue, { password });
  const before = rows();
  const answer = await visit(person.cookie).send('/en/account/do/session/', { session: 'of somebody else' });
  expect([answer.statusCode, rows()]).toEqual([404, before]);
});

test('another page takes nothing of it, and what is too large is not kept', async () => {
  const person = await openPerson(catalogue, { password });
  const { visitor } = await sendLate(person);
  await visitor.send('/en/sign-in/', { email: person.email, password });
  expect((await visitor.open('/en/account/tokens/')).body).not.toContain(typed.name);
  expect((await visitor.open('/en/account/')).body).toContain(typed.name);

  const before = rows();
  end(person);
  const answer = await visitor.send('/en/account/do/profile/', { ...typed, name: 'x'.repeat(210_000) });
  expect([answer.headers['location'], rows()]).toEqual(['/en/sign-in/?next=%2Fen%2Faccount%2F', before]);
});
