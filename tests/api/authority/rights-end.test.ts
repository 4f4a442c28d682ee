import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberships } from '#api/db/schema/people.ts';
import { changeRole as changeStaff, endSessions, suspendPerson } from '#api/features/administration/change-person.ts';
import { suspendVendor } from '#api/features/administration/suspend-vendor.ts';
import { changeRole, leaveVendor, removeMember } from '#api/features/members/change-members.ts';
import { submitForReview } from '#api/features/review/index.ts';
import { deleteAccount } from '#api/features/workspace/delete-account.ts';
import { linkIn } from '../../support/mails.ts';
import { change, makeDraft, makeVendor, plainContent } from '../../support/make-listings.ts';
import { openPerson, type PersonOptions, type TestPerson } from '../../support/people.ts';
import { sendForm } from '../../support/send-form.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';
import { administratorChannels, memberChannels, moderatorChannels, ownerChannels, sendSlowly, sendWhole, type At, type Channel, type Work } from './channels.ts';

let catalogue: TestCatalogue;
let at: At;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  at = {
    port: Number(new URL(await catalogue.app.listen({ port: 0, host: '127.0.0.1' })).port),
    origin: catalogue.runtime.config.baseUrl,
    arrival: () => once(catalogue.app.server, 'request'),
  };
});
afterAll(() => catalogue.close());

type Scene = { readonly person: TestPerson; readonly work: Work; readonly owner: TestPerson; readonly role: NonNullable<PersonOptions['role']> };

let made = 0;
let networks = 0;

/** A person at work: an owner of an organization with another owner, or one of the staff. */
async function openScene(role: Scene['role']): Promise<Scene> {
  const { db } = catalogue.runtime;
  const now = new Date();
  made += 1;
  const vendor = makeVendor(db, `work-${made}`, now);
  const owner = await openPerson(catalogue, { vendor: { id: vendor, role: 'owner' } });
  const person = await openPerson(catalogue, role === 'person' ? { vendor: { id: vendor, role: 'owner' } } : { role });
  const { listingId: listing } = makeDraft(db, { slug: `draft-${made}`, vendorId: vendor, content: plainContent(`Draft ${made}`), at: now });
  const colleague = await openPerson(catalogue);
  db.insert(memberships).values({ vendorId: vendor, personId: colleague.id, role: 'owner', createdAt: now }).run();
  const { revisionId: submission } = makeDraft(db, { slug: `sent-${made}`, vendorId: vendor, content: plainContent(`Sent ${made}`), at: now });
  change(db, (tx) => submitForReview(tx, submission, { actor: owner.id, at: now }));
  const work = { vendor, listing, submission, colleague: colleague.id };
  const seen = role === 'person' ? `/api/v1/workspace/listings/${listing}/draft` : `/api/v1/review/submissions/${submission}`;
  return { person, owner, role, work: { ...work, version: await readVersion(person, seen) } };
}

/** The version that a person sees of something. */
async function readVersion({ cookie }: TestPerson, url: string): Promise<string> {
  const { headers } = await catalogue.app.inject({ url, headers: { cookie } });
  return /\d+/.exec(headers.etag ?? '')?.[0] ?? '';
}

/** All that is stored, but for what a request leaves behind whether it is let in or not. */
function readStored(): string {
  const { $client } = catalogue.runtime.db;
  const tables = $client.prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like '%fts%' order by name").pluck().all();
  const passing = new Set(['sessions', 'kept_forms', 'attempts']);
  return JSON.stringify(tables.filter((name) => !passing.has(name)).map((name) => [name, $client.prepare(`select * from "${name}"`).all()]));
}

type End = (scene: Scene) => unknown;

/** Who does something to somebody. */
const by = ({ id, name }: TestPerson) => ({ id, name, language: 'en' }) as const;

const byMember: Readonly<Record<string, End>> = {
  'was removed': ({ person, owner, work }) => removeMember(catalogue.runtime, { vendorId: work.vendor, actor: by(owner) }, person.id),
  left: ({ person, work }) => leaveVendor(catalogue.runtime, { vendorId: work.vendor, personId: person.id }),
  'was suspended': ({ person, owner }) => suspendPerson(catalogue.runtime, { id: person.id, suspend: true, reason: 'Because.', actor: owner.id }),
  'deleted their account': ({ person }) => deleteAccount(catalogue.runtime, { ...by(person), email: person.email, role: 'person' }, person.email),
  'was signed out by an administrator': ({ person, owner }) => endSessions(catalogue.runtime, { id: person.id, actor: owner.id }),
  'signed out everywhere': ({ person }) => sendForm(catalogue, '/en/account/do/everywhere/', {}, { cookie: person.cookie }),
  'chose a new password by mail': chooseNewPassword,
};

async function chooseNewPassword({ person }: Scene): Promise<void> {
  const visitor = new Visitor(catalogue);
  visitor.remoteAddress = `198.51.${(networks += 1)}.9`;
  await visitor.send('/en/forgotten-password/', { email: person.email });
  const token = new URLSearchParams(linkIn(catalogue, 'reset-password').split('?')[1]).get('token') ?? '';
  const done = await visitor.send('/en/new-password/', { token, password: 'parapluie cuivre lanterne' });
  expect(done.statusCode).toBe(303);
}

const byVendor: Readonly<Record<string, End>> = {
  'has an organization that was suspended': ({ owner, work }) => suspendVendor(catalogue.runtime, { id: work.vendor, suspend: true, reason: 'Because.', actor: owner.id }),
};
const byRole: Readonly<Record<string, End>> = {
  'became an editor': ({ person, owner, work }) => changeRole(catalogue.runtime, { vendorId: work.vendor, actor: by(owner) }, { personId: person.id, role: 'editor' }),
};
const toPerson: Readonly<Record<string, End>> = {
  'is no longer of the staff': ({ person, owner }) => changeStaff(catalogue.runtime, { id: person.id, role: 'person', actor: owner.id }),
};
const toModerator: Readonly<Record<string, End>> = {
  'became a moderator': ({ person, owner }) => changeStaff(catalogue.runtime, { id: person.id, role: 'moderator', actor: owner.id }),
};

/** Whether an answer lets nothing through: signed out, told that there is nothing, or refused. */
const isRefused = ({ status, location }: { status: number; location: string }) => [401, 403, 404].includes(status) || (status === 303 && location.startsWith('/en/sign-in/?next='));

const { 'a page': _page, 'the API, read': _read, ...writing } = memberChannels;
const isRead = (name: string) => name === 'a page' || name.endsWith('read');

describe.each<[string, Scene['role'], Readonly<Record<string, End>>, Readonly<Record<string, Channel>>]>([
  ['a member', 'person', byMember, memberChannels],
  ['a member', 'person', byVendor, writing],
  ['an owner', 'person', byRole, ownerChannels],
  ['a moderator', 'moderator', toPerson, moderatorChannels],
  ['an administrator', 'administrator', toPerson, administratorChannels],
  ['an administrator', 'administrator', toModerator, administratorChannels],
])('where %s (%s)', (_, role, ends, channels) => {
  test.each(Object.entries(channels))('keeps their rights, %s goes through', async (name, channel) => {
    const { person, work } = await openScene(role);
    const before = readStored();
    const sent = await channel(work);
    const answer = await (isRead(name) ? sendWhole(catalogue, person, sent) : sendSlowly(at, person, sent, () => undefined));
    expect(isRefused(answer), JSON.stringify(answer)).toBe(false);
    expect(answer.status, JSON.stringify(answer)).toBeLessThan(400);
    if (!isRead(name)) expect(readStored()).not.toBe(before);
  });

  describe.each(Object.entries(ends))('%s', (_ended, end) => {
    test.each(Object.entries(channels))('%s that is sent next is refused', async (_name, channel) => {
      const scene = await openScene(role);
      await end(scene);
      const before = readStored();
      expect(await sendWhole(catalogue, scene.person, await channel(scene.work))).toSatisfy(isRefused);
      expect(readStored()).toBe(before);
    });

    test.each(Object.entries(channels).filter(([name]) => !isRead(name)))('%s that was on its way is refused', async (_name, channel) => {
      const scene = await openScene(role);
      let before = '';
      const answer = await sendSlowly(at, scene.person, await channel(scene.work), async () => {
        await end(scene);
        before = readStored();
      });
      expect(answer).toSatisfy(isRefused);
      expect(readStored()).toBe(before);
    });
  });
});
