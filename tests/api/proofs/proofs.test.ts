import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyVendorMove } from '#api/features/listings/index.ts';
import { findMember, inviteMember } from '#api/features/members/index.ts';
import { askStaff, confirmProofCode, decideRequest, forgetOldAddresses, listWaiting, sendProofCode } from '#api/features/proofs/index.ts';
import { createVendor, findVendorById } from '#api/features/vendors/index.ts';
import { codeOf } from '../../support/code-of.ts';
import { makePerson, makeVendor, openTestState, type TestState } from '../../support/test-state.ts';

type Person = ReturnType<typeof makePerson>;

let state: TestState;
let person: Person;
let vendorId: string;
beforeEach(async () => {
  state = await openTestState();
  person = makePerson(state, { name: 'Jo' });
  vendorId = makeVendor(state).id;
});
afterEach(() => state.close());

const send = (given: { to?: string; by?: Person; of?: string; website?: string } = {}) =>
  sendProofCode(state, given.by ?? person, { vendorId: given.of ?? vendorId, address: given.to ?? 'jo@acme.ca', website: given.website });
const confirm = (code: string, by = person, of = vendorId) => confirmProofCode(state, by.id, { vendorId: of, code });
const minutes = (count: number): void => void (state.clock.at = new Date(state.clock.at.getTime() + count * 60_000));
const roleOf = (by = person, of = vendorId): string | undefined => findMember(state.db, of, by.id)?.role;
const statusOf = (id = vendorId): string | undefined => findVendorById(state.db, id)?.status;
const websiteOf = (id = vendorId): string | undefined => findVendorById(state.db, id)?.content.website;

function lastCode(): string {
  const payload = state.db.$client.prepare("select payload from outbox where kind = 'mail' order by id desc limit 1").pluck().get();
  return JSON.parse(String(payload)).data.code;
}

const wrong = (): string => (lastCode() === '00000000' ? '00000001' : '00000000');

function pendingVendor(name = 'Nova', website = 'https://nova.ca', owner = person): string {
  const content = { legalName: name, operatingName: name, province: 'on', website };
  const { id } = state.db.transaction((tx) =>
    createVendor(tx, { slug: `p-${name.length}-${website.length}-${owner.id.slice(0, 8)}`, content, sample: false, actor: owner.id, at: state.now(), vetted: false }),
  );
  state.db.$client.prepare("insert into memberships values (?, ?, 'owner', 0)").run(id, owner.id);
  return id;
}

test('whoever types the code that was sent to the website’s domain becomes the owner', () => {
  send();
  const code = lastCode();
  expect(code).toMatch(/^\d{8}$/);
  confirm(`${code.slice(0, 4)} ${code.slice(4)}`);
  expect(roleOf()).toBe('owner');
});

test.each(['acme.com@gmail.com', 'jo@acme.ca.evil.example', 'jo@evilacme.ca', 'jo@acmé.ca', 'jo@gmail.com', 'jo@acme.com'])('%s proves nothing about acme.ca', async (to) => {
  expect(await codeOf(() => send({ to }))).toBe('other-domain');
});

test('what is no address is refused, and no mail is written', async () => {
  for (const to of ['jo', 'jo@', 'jo@evil.example, jo@acme.ca', 'jo@acme.ca\r\nBcc: x@evil.example']) expect(await codeOf(() => send({ to }))).toMatch(/bad-address|other-domain/);
  expect(state.db.$client.prepare('select count(*) from outbox').pluck().get()).toBe(0);
});

test('a code is for one person, one vendor and one address', async () => {
  const other = makePerson(state);
  const otherVendor = makeVendor(state, { name: 'Other', website: 'https://acme.ca' }).id;
  send();
  expect(await codeOf(() => confirm(lastCode(), other))).toBe('no-code');
  expect(await codeOf(() => confirm(lastCode(), person, otherVendor))).toBe('no-code');
  expect([roleOf(other), roleOf(person, otherVendor)]).toEqual([undefined, undefined]);
});

test('a code works once, for half an hour, and the newest alone', async () => {
  send();
  const first = lastCode();
  send({ to: 'other@acme.ca' });
  if (first !== lastCode()) expect(await codeOf(() => confirm(first))).toBe('wrong-code');
  minutes(30);
  expect(await codeOf(() => confirm(lastCode()))).toBe('code-expired');
  send();
  confirm(lastCode());
  expect(await codeOf(() => confirm(lastCode()))).toBe('no-code');
});

test('after five wrong codes the right one works no longer', async () => {
  send();
  const answers: string[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await codeOf(() => confirm(wrong())));
  expect(answers).toEqual(['wrong-code', 'wrong-code', 'wrong-code', 'wrong-code', 'too-many-attempts']);
  expect(await codeOf(() => confirm(lastCode()))).toBe('too-many-attempts');
  expect(roleOf()).toBeUndefined();
});

test('five codes a day are sent to one address, whoever asks, and ten for one person', async () => {
  for (let at = 0; at < 5; at += 1) send();
  expect(await codeOf(() => send())).toBe('too-many-codes');
  expect(await codeOf(() => send({ by: makePerson(state) }))).toBe('too-many-codes');
  for (let at = 0; at < 5; at += 1) send({ to: `p${at}@acme.ca` });
  expect(await codeOf(() => send({ to: 'last@acme.ca' }))).toBe('too-many-codes');
  minutes(24 * 60 + 1);
  expect(await codeOf(() => send())).toBe('done');
});

test('nobody claims a sample, a suspended vendor, one that has people, or one that is not public', async () => {
  const stranger = makePerson(state);
  const sample = makeVendor(state, { name: 'Sample', sample: true }).id;
  const taken = makeVendor(state, { name: 'Taken', members: { [stranger.id]: 'owner' } }).id;
  const hidden = pendingVendor('Hidden', 'https://acme.ca', stranger);
  const suspended = makeVendor(state, { name: 'Gone' }).id;
  state.db.transaction((tx) => applyVendorMove(tx, suspended, 'suspend', { actor: 'cata', at: state.now() }));
  const answers = [];
  for (const of of [sample, suspended, taken, hidden, 'no-such'])
    answers.push([await codeOf(() => send({ of })), await codeOf(() => askStaff(state, person.id, { vendorId: of, explanation: 'We are it.' }))]);
  expect(answers).toEqual(['sample', 'suspended', 'has-owner', 'no-vendor', 'no-vendor'].map((code) => [code, code]));
});

test('of two people with good codes the first becomes the owner', async () => {
  const other = makePerson(state);
  send();
  const mine = lastCode();
  send({ by: other, to: 'other@acme.ca' });
  confirm(mine);
  expect(await codeOf(() => confirm(lastCode(), other))).toBe('has-owner');
  expect([roleOf(), roleOf(other)]).toEqual(['owner', undefined]);
});

test('a new vendor is public once its owner has typed the code', () => {
  const id = pendingVendor();
  expect(statusOf(id)).toBe('pending');
  send({ of: id, to: 'jo@nova.ca' });
  confirm(lastCode(), person, id);
  expect(statusOf(id)).toBe('active');
  expect(state.db.$client.prepare("select count(*) from outbox where kind = 'vendor-changed' and subject = ?").pluck().get(id)).toBe(1);
});

test('a vendor that is suspended before it was proven is not public when it is reinstated', () => {
  const id = pendingVendor();
  const move = (to: 'suspend' | 'reinstate'): void => state.db.transaction((tx) => applyVendorMove(tx, id, to, { actor: 'cata', at: state.now() }));
  move('suspend');
  move('reinstate');
  expect(statusOf(id)).toBe('pending');
});

test('of two new vendors of one name, the second waits for CATA although it is proven', () => {
  const [first, second] = [pendingVendor('Nova', 'https://nova.ca'), pendingVendor('NOVA inc.', 'https://nova.qc.ca', makePerson(state))];
  send({ of: first, to: 'jo@nova.ca' });
  confirm(lastCode(), person, first);
  const other = state.db.$client.prepare('select person_id from memberships where vendor_id = ?').pluck().get(second);
  const by = { ...person, id: String(other) };
  send({ of: second, to: 'jo@nova.qc.ca', by });
  confirm(lastCode(), by, second);
  expect([statusOf(first), statusOf(second)]).toEqual(['active', 'pending']);
  const [waiting] = listWaiting(state.db);
  decideRequest(state, makePerson(state, { role: 'moderator' }).id, waiting?.request.id ?? '', { decision: 'approved' });
  expect(statusOf(second)).toBe('active');
});

test('another website needs a code on its own domain, sent by an owner', async () => {
  send();
  confirm(lastCode());
  const website = 'https://acme.group';
  expect(await codeOf(() => send({ website }))).toBe('other-domain');
  send({ website, to: 'jo@acme.group' });
  expect(websiteOf()).toBe('https://www.acme.ca');
  confirm(lastCode());
  expect(websiteOf()).toBe(website);
});

test('whoever claims a vendor cannot choose the website that they prove', async () => {
  expect(await codeOf(() => send({ website: 'https://evil.example', to: 'jo@evil.example' }))).toBe('other-domain');
});

test('an editor proves nothing', async () => {
  state.db.$client.prepare("insert into memberships values (?, ?, 'editor', 0)").run(vendorId, person.id);
  expect(await codeOf(() => send())).toBe('not-owner');
});

test('where a website has no domain of its own CATA decides', async () => {
  const moderator = makePerson(state, { role: 'moderator' }).id;
  const id = makeVendor(state, { name: 'Hosted', website: 'https://hosted.github.io' }).id;
  expect(await codeOf(() => send({ of: id, to: 'jo@hosted.github.io' }))).toBe('no-own-domain');
  const ask = () => askStaff(state, person.id, { vendorId: id, explanation: 'Call us at 613 555 0100.' });
  ask();
  expect(await codeOf(ask)).toBe('already-asked');
  const [waiting] = listWaiting(state.db);
  const requestId = waiting?.request.id ?? '';
  expect(await codeOf(() => decideRequest(state, moderator, requestId, { decision: 'declined' }))).toBe('reason-needed');
  decideRequest(state, moderator, requestId, { decision: 'declined', reason: 'Nobody answers there.' });
  expect([await codeOf(() => decideRequest(state, moderator, requestId, { decision: 'approved' })), roleOf(person, id)]).toEqual(['already-decided', undefined]);
  ask();
  decideRequest(state, moderator, listWaiting(state.db)[0]?.request.id ?? '', { decision: 'approved' });
  expect(roleOf(person, id)).toBe('owner');
});

test('CATA cannot approve a claim of a vendor that somebody proved meanwhile', async () => {
  const other = makePerson(state);
  askStaff(state, other.id, { vendorId, explanation: 'We are it.' });
  send();
  confirm(lastCode());
  expect(await codeOf(() => decideRequest(state, 'cata', listWaiting(state.db)[0]?.request.id ?? '', { decision: 'approved' }))).toBe('has-owner');
  expect([roleOf(other), listWaiting(state.db)]).toEqual([undefined, [expect.anything()]]);
});

test('addresses of codes and of invitations that ended are forgotten after a month', () => {
  send();
  confirm(lastCode());
  inviteMember(state, { vendorId, actor: person }, { email: 'guest@acme.ca', role: 'editor' });
  const kept = () => state.db.$client.prepare('select (select count(*) from vendor_proofs) as codes, (select count(*) from invitations) as invitations').get();
  minutes(29 * 24 * 60);
  forgetOldAddresses(state);
  expect(kept()).toEqual({ codes: 1, invitations: 1 });
  minutes(31 * 24 * 60);
  forgetOldAddresses(state);
  expect(kept()).toEqual({ codes: 0, invitations: 0 });
});
