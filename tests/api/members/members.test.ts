import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyVendorMove } from '#api/features/listings/index.ts';
import {
  acceptInvitation,
  changeRole,
  declineInvitation,
  findMember,
  inviteMember,
  leaveVendor,
  listInvitationsTo,
  listMembers,
  openInvitation,
  putMember,
  removeMember,
  transferOwnership,
  withdrawInvitation,
} from '#api/features/members/index.ts';
import { readTeam } from '#api/features/members/read-team.ts';
import { codeOf } from '../../support/code-of.ts';
import { makePerson, makeVendor, openTestState, type TestState } from '../../support/test-state.ts';

let state: TestState;
let owner: ReturnType<typeof makePerson>;
let editor: ReturnType<typeof makePerson>;
let guest: ReturnType<typeof makePerson>;
let vendorId: string;
beforeEach(async () => {
  state = await openTestState();
  [owner, editor, guest] = [makePerson(state), makePerson(state), makePerson(state, { email: 'guest@acme.ca', name: 'Guest' })];
  vendorId = makeVendor(state, { members: { [owner.id]: 'owner', [editor.id]: 'editor' } }).id;
});
afterEach(() => state.close());

const by = (actor: ReturnType<typeof makePerson>) => ({ vendorId, actor });
const invite = (email = guest.email, role: 'owner' | 'editor' = 'editor') => inviteMember(state, by(owner), { email, role });
const roleOf = (person: { id: string }): string | undefined => findMember(state.db, vendorId, person.id)?.role;
const mails = (): { template: string; to: unknown }[] =>
  state.db.$client
    .prepare("select payload from outbox where kind = 'mail' order by id")
    .pluck()
    .all()
    .map((payload) => JSON.parse(String(payload)));
const days = (count: number): void => void (state.clock.at = new Date(state.clock.at.getTime() + count * 86_400_000));
const suspend = (): void => state.db.transaction((tx) => applyVendorMove(tx, vendorId, 'suspend', { actor: 'cata', at: state.now() }));

test('the invited person joins with the role of the invitation, and is told by mail', () => {
  const { id } = invite('Guest@ACME.ca');
  expect(mails()).toMatchObject([{ template: 'invitation', to: { address: 'guest@acme.ca' } }]);
  expect(listInvitationsTo(state.db, 'GUEST@acme.ca', state.now())).toHaveLength(1);
  expect(acceptInvitation(state, guest, id)).toBe(vendorId);
  expect(roleOf(guest)).toBe('editor');
});

test('nobody but the account of the invited address accepts or declines', async () => {
  const { id } = invite();
  const stranger = makePerson(state, { email: 'guest@acme.ca.evil.example' });
  expect(await codeOf(() => acceptInvitation(state, stranger, id))).toBe('other-address');
  expect(await codeOf(() => declineInvitation(state, stranger, id))).toBe('other-address');
  expect(await codeOf(() => acceptInvitation(state, guest, 'no-such'))).toBe('not-found');
  expect(roleOf(stranger)).toBeUndefined();
});

test('of two acceptances of one invitation the first counts', async () => {
  const { id } = invite();
  const answers = await Promise.all([codeOf(async () => acceptInvitation(state, guest, id)), codeOf(async () => acceptInvitation(state, guest, id))]);
  expect(answers).toEqual(['done', 'invitation-ended']);
  removeMember(state, by(owner), guest.id);
  expect(await codeOf(() => acceptInvitation(state, guest, id))).toBe('invitation-ended');
  expect(roleOf(guest)).toBeUndefined();
});

test('an invitation that was withdrawn, declined or is two weeks old leads to nothing', async () => {
  const withdrawn = invite();
  withdrawInvitation(state, by(owner), withdrawn.id);
  expect(await codeOf(() => acceptInvitation(state, guest, withdrawn.id))).toBe('invitation-ended');
  const declined = invite();
  declineInvitation(state, guest, declined.id);
  expect(await codeOf(() => acceptInvitation(state, guest, declined.id))).toBe('invitation-ended');
  const old = invite();
  days(14);
  expect(await codeOf(() => acceptInvitation(state, guest, old.id))).toBe('invitation-ended');
  expect(await codeOf(() => invite())).toBe('done');
});

test('an invitation to a vendor that was suspended meanwhile waits', async () => {
  const { id } = invite();
  suspend();
  expect(await codeOf(() => acceptInvitation(state, guest, id))).toBe('suspended');
  expect(roleOf(guest)).toBeUndefined();
});

test('whoever became an owner meanwhile stays one when accepting to be an editor', () => {
  const { id } = invite();
  state.db.$client.prepare("insert into memberships values (?, ?, 'owner', 0)").run(vendorId, guest.id);
  acceptInvitation(state, guest, id);
  expect(roleOf(guest)).toBe('owner');
});

test('an address is invited once at a time, and no member is', async () => {
  invite();
  expect(await codeOf(() => invite('GUEST@acme.ca'))).toBe('already-invited');
  expect(await codeOf(() => invite(editor.email))).toBe('already-member');
});

test('a vendor sends 20 invitations a day, withdrawn ones included', async () => {
  for (let at = 0; at < 20; at += 1) withdrawInvitation(state, by(owner), invite(`p${at}@acme.ca`).id);
  expect(await codeOf(() => invite())).toBe('too-many-invitations');
  days(1);
  expect(await codeOf(() => invite())).toBe('done');
});

const ownersAlone: readonly (readonly [string, (actor: ReturnType<typeof makePerson>) => unknown])[] = [
  ['invites', (actor) => inviteMember(state, by(actor), { email: 'new@acme.ca', role: 'editor' })],
  ['withdraws an invitation', (actor) => withdrawInvitation(state, by(actor), String(state.db.$client.prepare('select id from invitations').pluck().get()))],
  ['changes a role', (actor) => changeRole(state, by(actor), { personId: editor.id, role: 'owner' })],
  ['removes a member', (actor) => removeMember(state, by(actor), editor.id)],
  ['transfers ownership', (actor) => transferOwnership(state, by(actor), editor.id)],
];

test.each(ownersAlone)('an editor, a stranger and an owner of another vendor never %s', async (_, act) => {
  invite();
  makeVendor(state, { name: 'Other', members: { [guest.id]: 'owner' } });
  const before = listMembers(state.db, vendorId);
  expect([await codeOf(() => act(editor)), await codeOf(() => act(guest))]).toEqual(['not-owner', 'no-vendor']);
  expect(listMembers(state.db, vendorId)).toEqual(before);
});

test.each(ownersAlone)('nobody %s of a suspended vendor', async (_, act) => {
  invite();
  suspend();
  expect(await codeOf(() => act(owner))).toBe('suspended');
});

test('an invitation is withdrawn by its own vendor alone', async () => {
  const { id } = invite();
  const other = makeVendor(state, { members: { [guest.id]: 'owner' } }).id;
  expect(await codeOf(() => withdrawInvitation(state, { vendorId: other, actor: guest }, id))).toBe('not-found');
});

test('the last owner cannot leave, be removed or become an editor', async () => {
  expect(await codeOf(() => leaveVendor(state, { vendorId, personId: owner.id }))).toBe('last-owner');
  expect(await codeOf(() => removeMember(state, by(owner), owner.id))).toBe('last-owner');
  expect(await codeOf(() => changeRole(state, by(owner), { personId: owner.id, role: 'editor' }))).toBe('last-owner');
  changeRole(state, by(owner), { personId: editor.id, role: 'owner' });
  expect(await codeOf(() => leaveVendor(state, { vendorId, personId: owner.id }))).toBe('done');
  expect(listMembers(state.db, vendorId).map(({ personId }) => personId)).toEqual([editor.id]);
});

test('two owners who leave at once leave one behind', async () => {
  changeRole(state, by(owner), { personId: editor.id, role: 'owner' });
  const answers = await Promise.all([owner, editor].map(({ id }) => codeOf(async () => leaveVendor(state, { vendorId, personId: id }))));
  expect(answers).toEqual(['done', 'last-owner']);
});

test('ownership passes to another member, both are told, and the former owner stays as an editor', async () => {
  expect(await codeOf(() => transferOwnership(state, by(owner), guest.id))).toBe('no-member');
  expect(await codeOf(() => transferOwnership(state, by(owner), owner.id))).toBe('not-yourself');
  transferOwnership(state, by(owner), editor.id);
  expect([roleOf(owner), roleOf(editor)]).toEqual(['editor', 'owner']);
  expect(mails().map(({ template, to }) => ({ template, to }))).toEqual([owner, editor].map(({ id }) => ({ template: 'ownership-transferred', to: { personId: id } })));
});

test('whoever is removed is told, and can do nothing more from then on', async () => {
  removeMember(state, by(owner), editor.id);
  expect(mails()).toMatchObject([{ template: 'member-removed', to: { personId: editor.id } }]);
  expect(await codeOf(() => leaveVendor(state, { vendorId, personId: editor.id }))).toBe('no-member');
  expect(await codeOf(() => removeMember(state, by(owner), editor.id))).toBe('no-member');
});

test('every change of a team is an event, and no event holds an address', () => {
  const { id } = invite();
  acceptInvitation(state, guest, id);
  changeRole(state, by(owner), { personId: guest.id, role: 'owner' });
  removeMember(state, by(owner), guest.id);
  const events = state.db.$client.prepare("select kind, data from audit_events where subject = ? and kind like '%member%' order by id").all(vendorId);
  expect(events.map((event) => JSON.stringify(event)).filter((event) => event.includes('@'))).toEqual([]);
  expect(events).toHaveLength(4);
});

test('an invitation that was used is not opened again, and the owners are told who joined', async () => {
  const { id } = invite();
  acceptInvitation(state, guest, id);
  expect(await codeOf(() => openInvitation(state.db, guest, id, state.now()))).toBe('invitation-ended');
  expect(mails().filter(({ template }) => template === 'member-joined')).toMatchObject([{ to: { personId: owner.id } }]);
});

test('a team has fifty members, those invited among them', async () => {
  const more = Array.from({ length: 47 }, () => makePerson(state).id);
  state.db.transaction((tx) => more.forEach((personId) => putMember(tx, { vendorId, personId, role: 'editor', createdAt: state.now() })));
  invite();
  expect(await codeOf(() => invite('one-more@acme.ca'))).toBe('team-full');
});

test('whom a team invites is its owners’ to know', () => {
  invite();
  expect([readTeam(state, vendorId, owner.id), readTeam(state, vendorId, editor.id)].map(({ invitations }) => invitations.length)).toEqual([1, 0]);
});
