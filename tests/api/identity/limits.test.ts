import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildApp } from '#api/app.ts';
import { countAttempt } from '#api/features/identity/count-attempt.ts';
import { openIdentity } from '#api/features/identity/index.ts';
import { Refusal } from '#api/platform/failure.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
let now = new Date();
beforeEach(async () => {
  now = new Date();
  catalogue = await openTestCatalogue({ samples: false, published: false, now: () => now });
});
afterEach(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const minutes = (count: number) => void (now = new Date(now.getTime() + count * 60_000));

/** Tries a wrong password, from an address and with what a client says of proxies, and gives the status. */
async function guess(email: string, address: string, forwarded?: string, app: TestCatalogue['app'] = catalogue.app): Promise<number> {
  const visitor = new Visitor({ app, runtime: catalogue.runtime });
  visitor.remoteAddress = address;
  if (forwarded !== undefined) visitor.headers['x-forwarded-for'] = forwarded;
  return (await visitor.send('/en/sign-in/', { email, password: 'a wrong password' })).statusCode;
}

/** The place of the first refusal among `most` guesses. */
async function firstRefusal(most: number, attempt: (index: number) => Promise<number>): Promise<number | undefined> {
  for (let index = 1; index <= most; index += 1) if ((await attempt(index)) === 429) return index;
  return undefined;
}

test('an account takes ten wrong passwords, wherever they come from, and tells when it takes more', { timeout: 60_000 }, async () => {
  const { email } = await openPerson(catalogue, { password });
  const somewhere = (index: number) => `203.${index}.113.9`;
  expect(await firstRefusal(15, (index) => guess(email, somewhere(index)))).toBe(11);
  const visitor = new Visitor(catalogue);
  const refused = await visitor.send('/fr/connexion/', { email, password });
  expect([refused.statusCode, refused.body.includes('Réessayez dans 15 minutes')]).toEqual([429, true]);
  minutes(16);
  expect((await visitor.send('/en/sign-in/', { email, password })).statusCode).toBe(303);
  // A browser that is known to the account is not locked out by what others try.
  await visitor.send('/en/sign-in/do/out/', {});
  expect(await firstRefusal(15, (index) => guess(email, somewhere(index)))).toBe(11);
  expect((await visitor.send('/en/sign-in/', { email, password })).statusCode).toBe(303);
});

test('an unknown address is refused after as many as a known one', { timeout: 60_000 }, async () => {
  expect(await firstRefusal(15, (index) => guess('nobody@example.ca', `203.${index}.113.9`))).toBe(11);
});

test('an address takes thirty, whatever it says of proxies, and still does after a restart', { timeout: 60_000 }, async () => {
  const claimed = (index: number) => `10.0.${index}.${index}, 192.0.2.${index}`;
  expect(await firstRefusal(29, (index) => guess(`guess${index}@example.ca`, '203.0.113.9', claimed(index)))).toBeUndefined();
  const { runtime, site, jobs } = catalogue;
  const restarted = await buildApp({ ...runtime, site, backlog: jobs.backlog, onError: () => undefined });
  expect(await firstRefusal(5, (index) => guess(`again${index}@example.ca`, '203.0.113.9', claimed(index), restarted))).toBe(2);
});

test('behind a proxy that adds the address it sees, what a client says before that changes nothing', { timeout: 60_000 }, async () => {
  const { runtime, site, jobs } = catalogue;
  const app = await buildApp({ ...runtime, config: { ...runtime.config, trustProxy: true }, site, backlog: jobs.backlog, onError: () => undefined });
  const behind = (index: number, seen: string) => guess(`guess${index}@example.ca`, '10.0.0.1', `192.0.2.${index}, 198.51.${index}.7, ${seen}`, app);
  expect(await firstRefusal(40, (index) => behind(index, '203.0.113.9'))).toBe(31);
  // Another client of the same proxy is not held up.
  expect(await behind(41, '203.0.114.9')).not.toBe(429);
});

test('a network of 64 bits is one, and so is one of 24', () => {
  const identity = openIdentity(catalogue.runtime);
  const isRefused = (account: string, ip: string): boolean => {
    try {
      countAttempt(identity, { kind: 'sign-in', account, ip });
      return false;
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'too-many') return true;
      throw error;
    }
  };
  const first = (of: (index: number) => string) => Array.from({ length: 110 }, (_, index) => index + 1).find((index) => isRefused(of(index), of(index)));
  expect(first((index) => `2001:db8:1:2:${index.toString(16)}::${index}`)).toBe(101);
  expect([isRefused('a', '2001:db8:1:2::ffff'), isRefused('b', '2001:db8:1:3::1')]).toEqual([true, false]);
  expect(first((index) => `198.51.100.${index}`)).toBe(101);
  expect([isRefused('c', '::ffff:198.51.100.250'), isRefused('d', '198.51.101.1')]).toEqual([true, false]);
});

test('links are mailed only so often, and the answer is the same', { timeout: 60_000 }, async () => {
  const { email } = await openPerson(catalogue, { password });
  const ask = (address: string) => async (index: number) => {
    const visitor = new Visitor(catalogue);
    visitor.remoteAddress = `203.${index}.113.9`;
    return (await visitor.send('/en/forgotten-password/', { email: address })).statusCode;
  };
  expect([await firstRefusal(8, ask(email)), await firstRefusal(8, ask('nobody@example.ca'))]).toEqual([6, 6]);
  const { n } = catalogue.runtime.db.$client.prepare<[], { n: number }>("select count(*) as n from outbox where kind = 'mail'").get() ?? { n: 0 };
  expect(n).toBe(5);
});
