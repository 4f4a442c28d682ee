import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { within } from '../../support/extent.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

const rows = 100_000;
let catalogue: TestCatalogue;
let ada: TestPerson;

beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  const { $client } = catalogue.runtime.db;
  const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows})`;
  const at = Date.parse('2026-01-01T00:00:00Z');
  $client.exec(`
    insert into people (id, name, email, role, created_at, updated_at) ${numbers} select 'p' || i, 'Person ' || i, 'p' || i || '@person.example', iif(i % 5000 = 0, 'moderator', 'person'), ${at}, ${at} from n;
    update people set suspended_at = ${at} where rowid % 1000 = 0;
    insert into vendors (id, slug, name, letter, province, status, content, version, sample, created_at, updated_at)
      ${numbers} select 'v' || i, 'v-' || i, 'Vendor ' || i, 'v', 'ON', iif(i % 1000 = 0, 'suspended', 'active'), '{}', 1, 0, ${at}, ${at} from n;
    insert into audit_events (at, actor, kind, subject, data) ${numbers} select ${at} + i * 60000, 'p' || (i % 500 + 1), iif(i % 20000 = 1, 'role-changed', 'signed-in'), 'p' || i, '{}' from n;
    insert into outbox (kind, subject, payload, created_at, due_at, attempts, error) ${numbers} select 'mail', 'm' || i, '{}', ${at}, 8640000000000000, 3, 'refused' from n;
  `);
  ada = await openPerson(catalogue, { role: 'administrator' });
});
afterAll(() => catalogue.close());

/** What SQLite would do for each statement that a request prepares. */
async function plansOf(path: string): Promise<{ plans: string[]; ms: number; body: { total?: number; items?: unknown[] } }> {
  const { $client } = catalogue.runtime.db;
  const spy = vi.spyOn($client, 'prepare');
  const started = performance.now();
  const answer = await catalogue.app.inject({ url: `/api/v1/administration${path}`, headers: { cookie: ada.cookie } });
  const ms = performance.now() - started;
  const statements = spy.mock.calls.map(([text]) => text).filter((text) => /^\s*select/i.test(text));
  spy.mockRestore();
  expect([path, answer.statusCode]).toEqual([path, 200]);
  const plans = statements.flatMap((text) => {
    const given = Array.from(text.matchAll(/\?/g), () => null);
    return $client
      .prepare<null[], { detail: string }>(`explain query plan ${text}`)
      .all(...given)
      .map(({ detail }) => detail);
  });
  return { plans, ms, body: answer.json() };
}

test.each([
  '',
  '/people',
  '/people?page=1000',
  '/people?role=moderator',
  '/people?role=person&page=900',
  '/people?state=suspended',
  '/vendors',
  '/vendors?page=1000',
  '/vendors?state=suspended',
  '/jobs',
  '/audit',
  '/audit?kind=role-changed',
  '/audit?kind=signed-in',
  '/audit?before=500&kind=role-changed',
])('GET /administration%s reads an index at 100,000 rows of everything, and sorts nothing', async (path) => {
  const { plans, ms } = await plansOf(path);
  const scans = plans.filter((plan) => /^SCAN (?!CONSTANT|json_each|\(subquery)/.test(plan) && !plan.includes('INDEX'));
  process.stdout.write(`${path || '/'}: ${ms.toFixed(0)} ms\n`);
  // The newest events of all stand at the end of the table itself, and only a page of them is read.
  expect(scans.filter((plan) => path !== '/audit' || plan !== 'SCAN e')).toEqual([]);
  expect(plans.filter((plan) => plan.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
  expect(ms).toBeLessThan(within(150));
});

test.each([
  '/audit?from=2026-01-20&to=2026-01-21',
  '/audit?from=2026-01-02',
  '/people?q=person+9',
  '/vendors?q=vendor+9',
  '/audit?actor=Person+77',
  '/audit?subject=Vendor+9',
  '/audit?actor=Person+77&kind=role-changed',
])('GET /administration%s, by days or a part of a name, is answered while one waits', async (path) => {
  const { ms } = await plansOf(path);
  process.stdout.write(`${path}: ${ms.toFixed(0)} ms\n`);
  expect(ms).toBeLessThan(within(400));
});

test('a page of a list holds its rows alone, and the log is leafed through by number', async () => {
  expect((await plansOf('/people?page=3')).body.items?.length).toBe(50);
  expect((await plansOf('/audit?kind=signed-in')).body.items?.length).toBe(50);
});
