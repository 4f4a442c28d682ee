import { afterEach, beforeEach, expect, test } from 'vitest';
import { credentials, memberships, sessions } from '#api/db/schema/people.ts';
import { inviteMember } from '#api/features/members/index.ts';
import { confirmProofCode, sendProofCode } from '#api/features/proofs/index.ts';
import { deleteAccount } from '#api/features/workspace/delete-account.ts';
import { exportPerson } from '#api/features/workspace/export-person.ts';
import { foundVendor } from '#api/features/workspace/found-vendor.ts';
import { codeOf } from '../../support/code-of.ts';
import { makePerson, makeVendor, openTestState, type TestState } from '../../support/test-state.ts';

let state: TestState;
let person: ReturnType<typeof makePerson>;
let vendorId: string;
beforeEach(async () => {
  state = await openTestState();
  person = makePerson(state, { name: 'Ada Unusual', email: 'ada@unusual.example' });
  vendorId = foundVendor(state, person.id, { content: { legalName: 'Nova', operatingName: 'Nova', province: 'qc', website: 'https://nova.ca' } });
  inviteMember(state, { vendorId, actor: person }, { email: 'guest@nova.ca', role: 'editor' });
  sendProofCode(state, person, { vendorId, address: 'ada@nova.ca' });
  const mail = state.db.$client.prepare("select payload from outbox where kind = 'mail' order by id desc limit 1").pluck().get();
  // What events tell names the person too.
  confirmProofCode(state, person.id, { vendorId, code: JSON.parse(String(mail)).data.code });
  const other = makePerson(state);
  const elsewhere = makeVendor(state, { members: { [other.id]: 'owner' } }).id;
  inviteMember(state, { vendorId: elsewhere, actor: other }, { email: person.email, role: 'editor' });
  const at = state.now();
  state.db.insert(sessions).values({ id: 's', token: 'TOP-SECRET-TOKEN', personId: person.id, expiresAt: at, demo: false, createdAt: at, updatedAt: at }).run();
  state.db
    .insert(credentials)
    .values({ id: 'c', accountId: person.id, providerId: 'credential', personId: person.id, password: 'SECRET-HASH', createdAt: at, updatedAt: at })
    .run();
});
afterEach(() => state.close());

/** Rows of other features that name the person. */
function sprinkle(): void {
  const { $client } = state.db;
  $client.exec(`
    insert into listings (id, number, slug, vendor_id, state, version, sample, created_at, updated_at) values ('l', 1, 'l', '${vendorId}', 'draft', 1, 0, 0, 0);
    insert into revisions (id, listing_id, number, state, content, created_at) values ('r', 'l', 1, 'submitted', '{}', 0);
    insert into drafts (listing_id, content, version, created_at, updated_at, updated_by) values ('l', '{}', 1, 0, 0, '${person.id}');
    insert into set_asides (id, listing_id, person_id, base_version, content, created_at) values ('a', 'l', '${person.id}', 1, '{}', 0);
    insert into reviews (revision_id, listing_id, submitted_at, submitted_by, language, assignee_id, vendor_told, version) values ('r', 'l', 0, '${person.id}', 'en', '${person.id}', 0, 1);
    insert into verifications (id, identifier, value, expires_at, created_at, updated_at) values ('v', 'reset-x', '${person.id}', 1, 1, 1), ('w', '${person.email}', 'x', 1, 1, 1);
    insert into reports (id, listing_id, kind, detail, email, language, token_hash, created_at) values ('p', 'l', 'other', 'Wrong.', '${person.email}', 'en', 'h', 0);
    insert into interests (id, who, name, email, language, token_hash, created_at, confirmed_at) values ('i', 'person', 'Ada Unusual', '${person.email}', 'en', 'h', 0, 0);
  `);
}

const remove = (by = person, address = by.email) => deleteAccount(state, by, address);

/** Every row of every table but jobs, as text. */
function everything(): string {
  const { $client } = state.db;
  const tables = $client.prepare("select name from sqlite_schema where type = 'table' and name not in ('outbox')").pluck().all();
  return tables.map((name) => `${String(name)} ${JSON.stringify($client.prepare(`select * from "${String(name)}"`).all())}`).join('\n');
}

test('the copy has everything that names the person, and nothing that signs anyone in', () => {
  const { tables } = exportPerson(state.db, person, state.now());
  expect(Object.keys(tables)).toEqual(expect.arrayContaining(['people', 'sessions', 'memberships', 'invitations', 'vendor_proofs', 'audit_events']));
  expect(tables['people']).toMatchObject([{ name: 'Ada Unusual', email: 'ada@unusual.example' }]);
  // One that they sent, and one that they got.
  expect(tables['invitations']).toHaveLength(2);
  const text = JSON.stringify(tables);
  for (const secret of ['TOP-SECRET-TOKEN', 'SECRET-HASH', 'code_hash', 'password', 'token']) expect(text).not.toContain(secret);
});

test('the copy has nothing of others', () => {
  const other = makePerson(state, { name: 'Stranger', email: 'stranger@other.example' });
  expect(Object.keys(exportPerson(state.db, other, state.now()).tables)).toEqual(['people']);
});

test('a deleted account leaves no trace of the person, and what was done stays', () => {
  const before = state.db.$client.prepare('select count(*) from audit_events').pluck().get();
  sprinkle();
  expect(everything()).toContain(person.id);
  remove();
  const after = everything();
  for (const trace of [person.id, 'Ada Unusual', 'ada@unusual.example', 'TOP-SECRET-TOKEN']) expect(after).not.toContain(trace);
  expect(state.db.$client.prepare('select count(*) from audit_events').pluck().get()).toBe(Number(before) + 1);
  expect(
    state.db.$client.prepare('select (select count(*) from reports) as reports, (select count(*) from drafts) as drafts, (select count(*) from reviews) as reviews').get(),
  ).toEqual({ reports: 1, drafts: 1, reviews: 1 });
  expect(state.db.$client.prepare("select count(*) from audit_events where actor = 'deleted-person'").pluck().get()).toBeGreaterThan(2);
});

test('the address of the account must be typed', async () => {
  expect(await codeOf(() => remove(person, 'other@unusual.example'))).toBe('other-address');
  expect(everything()).toContain(person.id);
});

test('the last owner of an organization with other people cannot go', async () => {
  const editor = makePerson(state);
  state.db.insert(memberships).values({ vendorId, personId: editor.id, role: 'editor', createdAt: state.now() }).run();
  expect(await codeOf(() => remove())).toBe('last-owner');
  state.db
    .insert(memberships)
    .values({ vendorId, personId: makePerson(state).id, role: 'owner', createdAt: state.now() })
    .run();
  expect(await codeOf(() => remove())).toBe('done');
});

test('the last administrator cannot go', async () => {
  const only = makePerson(state, { role: 'administrator' });
  expect(await codeOf(() => remove(only))).toBe('last-administrator');
  makePerson(state, { role: 'administrator' });
  state.db.$client.prepare("update people set suspended_at = 1 where role = 'administrator' and id <> ?").run(only.id);
  expect(await codeOf(() => remove(only)), 'one who is suspended administers nothing').toBe('last-administrator');
  makePerson(state, { role: 'administrator' });
  expect(await codeOf(() => remove(only))).toBe('done');
});
