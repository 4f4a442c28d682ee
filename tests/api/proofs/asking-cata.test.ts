import { afterEach, beforeEach, expect, test } from 'vitest';
import { askStaff, confirmProofCode, decideRequest, findNewestRequest, listWaiting, putRequest, sendProofCode, settleVendor } from '#api/features/proofs/index.ts';
import { createVendor, findVendorById, updateVendor } from '#api/features/vendors/index.ts';
import { changeProfile } from '#api/features/workspace/change-profile.ts';
import { codeOf } from '../../support/code-of.ts';
import { change } from '../../support/make-listings.ts';
import { makePerson, makeVendor, openTestState, type TestState } from '../../support/test-state.ts';

type Person = ReturnType<typeof makePerson>;

let state: TestState;
let person: Person;
beforeEach(async () => {
  state = await openTestState();
  person = makePerson(state);
});
afterEach(() => state.close());

const statusOf = (id: string): string | undefined => findVendorById(state.db, id)?.status;

/** An organization that the person made, and that nobody vouches for yet. */
function found(name: string): string {
  const content = { legalName: name, operatingName: name, province: 'on', website: `https://${name.toLowerCase()}.ca` };
  const { id } = change(state.db, (tx) => createVendor(tx, { slug: name.toLowerCase(), content, sample: false, actor: person.id, at: state.now(), vetted: false }));
  state.db.$client.prepare("insert into memberships values (?, ?, 'owner', 0)").run(id, person.id);
  return id;
}

function askForName(vendorId: string): string {
  change(state.db, (tx) => putRequest(tx, { vendorId, personId: person.id, kind: 'name', website: 'https://a.ca', explanation: 'We differ.' }, state.now()));
  return findNewestRequest(state.db, vendorId, ['name'])?.id ?? '';
}

/** Proves by the code of a mail that the person speaks for an organization. */
function prove(vendorId: string, address: string): void {
  sendProofCode(state, person, { vendorId, address });
  const payload = state.db.$client.prepare("select payload from outbox where kind = 'mail' order by id desc limit 1").pluck().get();
  confirmProofCode(state, person.id, { vendorId, code: JSON.parse(String(payload)).data.code });
}

test('whoever claims an organization asks for the website that it has, whatever they name', () => {
  const { id } = makeVendor(state);
  askStaff(state, person.id, { vendorId: id, website: 'https://evil.example', explanation: 'Ours.' });
  expect(listWaiting(state.db)).toMatchObject([{ request: { kind: 'claim', website: 'https://www.acme.ca' } }]);
});

test('five requests of one person wait at a time', async () => {
  const ask = (name: string) => askStaff(state, person.id, { vendorId: makeVendor(state, { name }).id, explanation: 'Ours.' });
  for (let made = 0; made < 5; made += 1) ask(`Company ${made}`);
  expect(await codeOf(() => ask('One more'))).toBe('too-many-requests');
  expect(listWaiting(state.db)).toHaveLength(5);
});

test('of several codes that were sent to a person one alone is open', () => {
  const { id } = makeVendor(state);
  for (const name of ['one', 'two']) sendProofCode(state, person, { vendorId: id, address: `${name}@acme.ca` });
  expect(state.db.$client.prepare('select count(*) from vendor_proofs where ended_at is null').pluck().get()).toBe(1);
});

test('a name that CATA declined does not become public by a proof', () => {
  const id = found('Nova');
  decideRequest(state, 'cata', askForName(id), { decision: 'declined', reason: 'It is the name of another.' });
  prove(id, 'jo@nova.ca');
  expect([findVendorById(state.db, id)?.vettedAt, statusOf(id)]).toEqual([state.now(), 'pending']);
});

test('a name that CATA approved becomes public once somebody vouches for its organization', () => {
  const id = found('Nova');
  decideRequest(state, 'cata', askForName(id), { decision: 'approved' });
  expect(statusOf(id)).toBe('pending');
  change(state.db, (tx) => {
    updateVendor(tx, id, { vettedAt: state.now(), updatedAt: state.now() });
    settleVendor(tx, id, { actor: 'cata', at: state.now() });
  });
  expect(statusOf(id)).toBe('active');
});

test('what was asked about a name ends with the name', () => {
  const id = found('Nova');
  askForName(id);
  const { content, version = 0 } = findVendorById(state.db, id) ?? {};
  if (content === undefined) throw new Error('There is no such vendor.');
  changeProfile(state, person.id, { vendorId: id, content: { ...content, operatingName: 'Quite Other' }, version });
  expect([findNewestRequest(state.db, id, ['name'])?.state, listWaiting(state.db)]).toEqual(['withdrawn', []]);
});
