import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLiveContent, findRevision } from '#api/features/listings/index.ts';
import { plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import { PersonOnline } from '../../support/person-online.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { makeVendor } from '../../support/test-state.ts';

let catalogue: TestCatalogue;
let owner: PersonOnline;
let moderator: PersonOnline;
let vendor: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  vendor = makeVendor(catalogue.runtime).id;
  owner = new PersonOnline(catalogue, (await openPerson(catalogue, { vendor: { id: vendor, role: 'owner' } })).cookie);
  moderator = new PersonOnline(catalogue, (await openPerson(catalogue, { role: 'moderator' })).cookie);
});
afterAll(() => catalogue.close());

/** What a vendor may not say of itself, said in every place where the contract has a word for it. */
const boasting = {
  ...plainContent('Boaster', { name: { en: 'Boaster', origin: { en: 'reviewed' } }, description: { en: 'Ours.', origin: { en: 'machine' } } }),
  certifications: [{ id: 'iso-27001', claim: { evidence: 'checked', date: '2026-01-01' } }],
  securityLevel: { id: 'protected-b', claim: { evidence: 'checked', date: '2026-01-01' } },
  references: [{ organization: { en: 'A department', origin: { en: 'reviewed' } }, audience: 'federal', status: 'confirmed' }],
};

const boasts = /"(checked|confirmed|reviewed|machine|origin)"/;

test('a vendor never says that CATA checked a claim, that a reference was confirmed, or who wrote a text, and staff who approve do not either', async () => {
  const made = await owner.send('POST', `/workspace/vendors/${vendor}/listings`, { body: { content: boasting } });
  const { id } = made.json<{ id: string }>();
  await owner.send('POST', `/workspace/listings/${id}/draft/submit`, { version: 1 });
  const submission = String(catalogue.runtime.db.$client.prepare('select id from revisions where listing_id = ?').pluck().get(id));
  // Staff must not take a word of it for one of theirs, either.
  expect(JSON.stringify(findRevision(catalogue.runtime.db, submission)?.content)).not.toMatch(boasts);
  const version = (await moderator.open(`/api/v1/review/submissions/${submission}`)).json<{ version: number }>().version;
  await moderator.send('POST', `/review/submissions/${submission}/decision`, { body: { decision: 'approve' }, version });
  const live = JSON.stringify(findLiveContent(catalogue.runtime.db, id));
  expect(live).toContain('Boaster');
  expect(live).not.toMatch(boasts);
});

test('an organization never says who wrote its texts, when it is made and when it is changed', async () => {
  const reviewed = { en: 'We are good.', origin: { en: 'reviewed' } };
  const content = {
    legalName: 'Boasters Inc.',
    operatingName: 'Boasters',
    province: 'on',
    website: 'https://boasters.example',
    description: reviewed,
    mediaContact: { role: { ...reviewed }, email: 'a@b.ca' },
  };
  const saved = (id: string) => String(catalogue.runtime.db.$client.prepare('select content from vendors where id = ?').pluck().get(id));
  const { id } = (await owner.send('POST', '/workspace/vendors', { body: content })).json<{ id: string }>();
  expect(saved(id)).toContain('We are good.');
  expect(saved(id)).not.toContain('reviewed');
  const profile = (await owner.open(`/api/v1/vendors/${vendor}/profile`)).json<{ version: number; content: object }>();
  await owner.send('PUT', `/vendors/${vendor}/profile`, { body: { ...profile.content, description: reviewed }, version: profile.version });
  expect(saved(vendor)).toContain('We are good.');
  expect(saved(vendor)).not.toContain('reviewed');
});
