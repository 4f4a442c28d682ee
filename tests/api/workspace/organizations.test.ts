import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VendorContent } from '#api/contract/vendor.ts';
import { applyVendorMove } from '#api/features/listings/index.ts';
import { findMember } from '#api/features/members/index.ts';
import { listWaiting } from '#api/features/proofs/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { changeProfile } from '#api/features/workspace/change-profile.ts';
import { foundVendor } from '#api/features/workspace/found-vendor.ts';
import { codeOf } from '../../support/code-of.ts';
import { makePerson, makeVendor, openTestState, type TestState } from '../../support/test-state.ts';

let state: TestState;
let person: string;
beforeEach(async () => {
  state = await openTestState();
  person = makePerson(state).id;
});
afterEach(() => state.close());

const plain: VendorContent = { legalName: 'Nova Cloud inc.', operatingName: 'Nova Cloud', province: 'qc', website: 'https://nova.ca' };
const found = (given: Partial<VendorContent> = {}, { difference, by = person }: { difference?: string; by?: string } = {}) =>
  foundVendor(state, by, { content: { ...plain, ...given }, difference });
const named = (name: string, website = `https://w${name.length}.example`): Partial<VendorContent> => ({ operatingName: name, legalName: name, website });
const change = (vendorId: string, given: Partial<VendorContent>, { by = person, version = versionOf(vendorId) }: { by?: string; version?: number } = {}) =>
  changeProfile(state, by, { vendorId, content: { ...contentOf(vendorId), ...given }, version });
const contentOf = (id: string): VendorContent => findVendorById(state.db, id)?.content ?? plain;
const versionOf = (id: string): number => findVendorById(state.db, id)?.version ?? 0;
const announced = (id: string): unknown => state.db.$client.prepare("select count(*) from outbox where kind = 'vendor-changed' and subject = ?").pluck().get(id);

test('whoever makes an organization owns it, and it is not public', () => {
  const id = found();
  expect(findMember(state.db, id, person)?.role).toBe('owner');
  expect(findVendorById(state.db, id)).toMatchObject({ status: 'pending', vettedAt: null, slug: 'nova-cloud' });
});

test.each([
  ['Acme Nord', 'name-taken'],
  ['ACME NORD INC.', 'name-taken'],
  ['Acmé Nord Ltée', 'name-taken'],
  ['Acme N0rd', 'name-taken'],
  ['Acmе Nord', 'mixed-scripts'],
  ['Асме Nord', 'name-taken'],
  ['Acme\u202E Nord', 'name-taken'],
  ['Acme\u200B Nord', 'name-taken'],
  ['Acme\uE000 Nord', 'hidden-signs'],
  ['Acme Sud', 'done'],
  ['C++ & "Co."', 'done'],
  ['<script>alert(1)</script>', 'done'],
  ['ᓄᓇᕗᑦ', 'done'],
])('beside Acme Nord, an organization called %j is answered with %s', async (name, answer) => {
  makeVendor(state, { name: 'Acme Nord', website: 'https://acme.ca' });
  expect(await codeOf(() => found(named(name)))).toBe(answer);
});

test('a website on the domain of another organization is noticed, and one on a shared host is not', async () => {
  makeVendor(state, { name: 'Acme Nord', website: 'https://acme.ca' });
  makeVendor(state, { name: 'Hosted', website: 'https://hosted.github.io' });
  expect(await codeOf(() => found({ website: 'https://shop.acme.ca/fr' }))).toBe('name-taken');
  expect(await codeOf(() => found({ website: 'https://nova.github.io' }))).toBe('done');
});

test('whoever insists on a name like another says why, and CATA reads it', () => {
  makeVendor(state, { name: 'Acme Nord' });
  const id = found(named('Acme Nord'), { difference: 'We are in Yukon and make snow ploughs.' });
  expect(listWaiting(state.db)).toMatchObject([{ request: { vendorId: id, kind: 'name', explanation: 'We are in Yukon and make snow ploughs.' } }]);
  expect(findVendorById(state.db, id)?.slug).toBe('acme-nord');
});

test('slugs are never shared', () => {
  const slugs = ['A', 'B', 'C'].map((letter) => findVendorById(state.db, found({ ...named('Same Name', `https://${letter}.example`) }))?.slug);
  expect(new Set(slugs).size).toBe(3);
});

test('nobody takes a name from others by an organization that is not public', async () => {
  found();
  expect(await codeOf(() => found({ website: 'https://other.ca' }, { by: makePerson(state).id }))).toBe('done');
});

test('one person makes five organizations a day', async () => {
  for (let at = 0; at < 5; at += 1) found(named(`Company ${'x'.repeat(at + 1)}`));
  expect(await codeOf(() => found(named('One More Company')))).toBe('too-many-vendors');
});

test.each([
  ['a province that is none', { province: 'zz' }, 'no-term'],
  ['an ownership that is none', { ownership: ['made-up'] }, 'no-term'],
  ['a logo that nobody sent in', { logo: { id: 'a'.repeat(64), alt: { en: 'A', fr: 'A' } } }, 'no-image'],
])('%s is refused', async (_, given, code) => {
  expect(await codeOf(() => found(given))).toBe(code);
});

test('a changed profile renews the pages of its vendor', () => {
  const { id } = makeVendor(state, { members: { [person]: 'editor' } });
  const { version } = change(id, { description: { en: 'We make <b>things</b>.' } });
  expect([contentOf(id).description?.en, announced(id), version]).toEqual(['We make <b>things</b>.', 1, 2]);
});

test('of two changes of one version the second is told', async () => {
  const { id } = makeVendor(state, { members: { [person]: 'owner' } });
  change(id, { city: 'Gatineau' }, { version: 1 });
  expect(await codeOf(() => change(id, { city: 'Ottawa' }, { version: 1 }))).toBe('older-version');
  expect(contentOf(id).city).toBe('Gatineau');
});

test('names and website are the owner’s to change, and the rest the editor’s too', async () => {
  const editor = makePerson(state).id;
  const { id } = makeVendor(state, { members: { [person]: 'owner', [editor]: 'editor' } });
  expect(await codeOf(() => change(id, { operatingName: 'Other' }, { by: editor }))).toBe('not-owner');
  expect(await codeOf(() => change(id, { website: 'https://other.ca' }, { by: editor }))).toBe('not-owner');
  expect(await codeOf(() => change(id, { website: 'https://www.acme.ca/fr' }, { by: editor }))).toBe('done');
  expect(await codeOf(() => change(id, { operatingName: 'Other' }))).toBe('done');
});

test('a website on another domain is not shown before it is proven', () => {
  const { id } = makeVendor(state, { members: { [person]: 'owner' } });
  const { websiteToProve } = change(id, { website: 'https://evil.example', city: 'Gatineau' });
  expect([websiteToProve, contentOf(id).website, contentOf(id).city]).toEqual(['https://evil.example', 'https://www.acme.ca', 'Gatineau']);
});

test('a public organization cannot take the name of another', async () => {
  makeVendor(state, { name: 'Shopworks', website: 'https://shopworks.ca' });
  const { id } = makeVendor(state, { name: 'Plain', website: 'https://plain.ca', members: { [person]: 'owner' } });
  expect(await codeOf(() => change(id, { operatingName: 'Sh0pworks' }))).toBe('name-taken');
  expect(contentOf(id).operatingName).toBe('Plain');
});

test('nothing of a suspended organization is changed, nor by whoever was removed', async () => {
  const { id } = makeVendor(state, { members: { [person]: 'owner' } });
  state.db.transaction((tx) => applyVendorMove(tx, id, 'suspend', { actor: 'cata', at: state.now() }));
  expect(await codeOf(() => change(id, { city: 'Gatineau' }))).toBe('suspended');
  const other = makeVendor(state, { members: { [person]: 'owner' } }).id;
  state.db.$client.prepare('delete from memberships where vendor_id = ?').run(other);
  expect(await codeOf(() => change(other, { city: 'Gatineau' }))).toBe('no-vendor');
});
