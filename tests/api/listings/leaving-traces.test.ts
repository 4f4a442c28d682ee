import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyVendorMove, findFormerSlug, findListing } from '#api/features/listings/index.ts';
import { change, deed, makeLive, makeVendor, move, plainContent, revise } from '../../support/make-listings.ts';
import { openTestState, type TestState } from '../../support/test-state.ts';

let state: TestState;
let vendorId: string;
beforeAll(async () => {
  state = await openTestState();
  vendorId = makeVendor(state.db, 'tracing', state.now());
});
afterAll(() => state.close());

let made = 0;
const live = (more = {}): string => makeLive(state.db, { slug: `traced-${(made += 1)}`, vendorId, content: plainContent(`Traced ${made}`, more), at: state.now() });
const terms = (id: string): unknown[] => state.db.$client.prepare("select kind || ' ' || term from listing_terms where listing_id = ? order by 1").pluck().all(id);

/** What a change announces of a listing. */
function announcedBy(id: string, work: () => void): { kind: string; before: unknown }[] {
  state.db.$client.exec('delete from outbox');
  work();
  const rows = state.db.$client.prepare<[string], { kind: string; payload: string }>('select kind, payload from outbox where subject = ? order by id').all(id);
  return rows.map(({ kind, payload }) => ({ kind, before: JSON.parse(payload).before }));
}

const kindsOf = (announced: readonly { kind: string }[]): string[] => announced.map(({ kind }) => kind);

test('what leaves the public is announced apart, also where its vendor leaves, and counts towards nothing', () => {
  const [one, other] = [live(), live()];
  expect(terms(one)).toEqual(['action cyber-authentication', 'area secure-it', 'category iam']);
  expect(kindsOf(announcedBy(one, () => move(state.db, one, 'withdraw', state.now())))).toEqual(['listing-left', 'listing-changed']);
  expect(terms(one)).toEqual([]);
  expect(kindsOf(announcedBy(one, () => move(state.db, one, 'bringBack', state.now())))).toEqual(['listing-changed']);
  const suspend = (to: 'suspend' | 'reinstate') => change(state.db, (tx) => applyVendorMove(tx, vendorId, to, deed(state.now())));
  expect(kindsOf(announcedBy(other, () => suspend('suspend')))).toEqual(['listing-left', 'listing-changed']);
  expect(terms(other)).toEqual([]);
  suspend('reinstate');
  expect(terms(other)).toHaveLength(3);
});

test('a change names what the listing counted towards before, whose pages are renewed too', () => {
  const id = live({ categories: ['grc'] });
  const [changed] = announcedBy(id, () => revise(state.db, id, plainContent(`Traced ${made}`), state.now()));
  expect(changed).toEqual({ kind: 'listing-changed', before: { areas: ['secure-it'], actions: ['cyber-authentication'], categories: ['grc'] } });
});

test('the day of the first publication stays, and that of leaving is known for as long as it is gone', () => {
  const id = live();
  const first = state.clock.at;
  state.clock.at = new Date(first.getTime() + 86_400_000);
  revise(state.db, id, plainContent('Revised'), state.now());
  expect(findListing(state.db, id)).toMatchObject({ publishedAt: first, leftAt: null });
  move(state.db, id, 'withdraw', state.now());
  expect(findListing(state.db, id)?.leftAt).toEqual(state.clock.at);
  move(state.db, id, 'bringBack', state.now());
  expect(findListing(state.db, id)?.leftAt).toBeNull();
});

test('an address that a listing has again is no former one', () => {
  const id = makeLive(state.db, { slug: 'alpha-gate', vendorId, content: plainContent('Alpha Gate'), at: state.now() });
  revise(state.db, id, plainContent('Beta Gate'), state.now());
  expect(findFormerSlug(state.db, 'listing', 'alpha-gate')).toBe('beta-gate');
  revise(state.db, id, plainContent('Alpha Gate'), state.now());
  expect([findFormerSlug(state.db, 'listing', 'alpha-gate'), findFormerSlug(state.db, 'listing', 'beta-gate')]).toEqual([undefined, 'alpha-gate']);
});
