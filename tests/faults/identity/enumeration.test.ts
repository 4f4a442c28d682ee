import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extent, isFullProof } from '../../support/extent.ts';
import { openPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

const password = 'grenouille tambour ficelle';
const rounds = extent(60, 8);
let networks = 0;

let hashed = 0;
const counting = createHook({ init: (_, type) => void (hashed += type === 'ARGON2REQUEST' ? 1 : 0) });

/** Milliseconds until a form is answered, and how many passwords were hashed meanwhile. */
async function workOf(url: string, fields: Record<string, string>): Promise<{ ms: number; hashes: number }> {
  const visitor = new Visitor(catalogue);
  networks += 1;
  visitor.remoteAddress = `10.${networks >> 8}.${networks & 255}.7`;
  const [started, before] = [performance.now(), hashed];
  counting.enable();
  await visitor.send(url, fields);
  counting.disable();
  return { ms: performance.now() - started, hashes: hashed - before };
}

// What is answered at a fixed moment is answered after so many milliseconds at least.
test.each([
  ['/en/sign-in/', 0, 1, (email: string) => ({ email, password: 'a wrong password here' })],
  ['/en/sign-up/', 300, 1, (email: string) => ({ name: 'Ada', email, password, language: 'en', terms: 'yes' })],
  ['/en/forgotten-password/', 150, 0, (email: string) => ({ email })],
])('the time of %s does not tell whether an address is known', async (url, leastMs, hashes, fields) => {
  const known: string[] = [];
  for (let index = 0; index < rounds; index += 1) known.push((await openPerson(catalogue, index === 0 ? { password } : {})).email);
  const { $client } = catalogue.runtime.db;
  // Hashing once is enough for all of them.
  $client.exec(
    "insert into credentials (id, account_id, provider_id, person_id, password, created_at, updated_at) select p.id, p.id, 'credential', p.id, (select password from credentials limit 1), 1, 1 from people p where p.id not in (select person_id from credentials)",
  );
  const times = { known: new Array<number>(), unknown: new Array<number>() };
  const hashesOf = { known: new Set<number>(), unknown: new Set<number>() };
  for (const [index, email] of known.entries()) {
    // Whichever comes second finds the caches warm, so they take turns.
    const pairs = [
      ['known', email],
      ['unknown', `${networks}-${index}@example.ca`],
    ] as const;
    for (const [kind, address] of index % 2 === 0 ? pairs : pairs.toReversed()) {
      const work = await workOf(url, fields(address));
      times[kind].push(work.ms);
      hashesOf[kind].add(work.hashes);
    }
  }
  // What else runs on the machine only ever adds to a time, so the shortest ones tell most.
  const [a, b] = [Math.min(...times.known), Math.min(...times.unknown)];
  process.stdout.write(`${url}: known ${a.toFixed(1)} ms, unknown ${b.toFixed(1)} ms at least, over ${rounds} each\n`);
  // What takes long is done as often either way.
  expect([...hashesOf.known, ...hashesOf.unknown]).toEqual([hashes, hashes]);
  // A timer may come a millisecond early.
  expect(Math.min(a, b)).toBeGreaterThan(leastMs - 2);
  // Hashing varies; the others wait for the same moment, which a busy machine keeps less exactly.
  if (isFullProof) expect(Math.abs(a - b)).toBeLessThan(leastMs === 0 ? Math.min(a, b) : Math.max(3, Math.min(a, b) / 20));
});
