import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setAsides } from '#api/db/schema/drafts.ts';
import { features } from '#api/db/schema/features.ts';
import { invitations, vendorProofs } from '#api/db/schema/organizations.ts';
import { memberships } from '#api/db/schema/people.ts';
import { evidence } from '#api/db/schema/uploads.ts';
import { interests, reports } from '#api/db/schema/voices.ts';
import { createListing, reviseListing } from '#api/features/listings/index.ts';
import { sealCode } from '#api/features/proofs/send-code.ts';
import { evidenceFile } from '#api/features/uploads/index.ts';
import { submitForReview } from '#api/features/review/index.ts';
import { approve, change, makeVendor, plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import type { TestCatalogue } from '../../support/test-catalogue.ts';

/** What somebody is to the vendor of a thing. */
export type Membership = 'owner' | 'editor';

/** Whoever sends requests. `row` is theirs in the table of rights where the thing is none of theirs; `vendor` names the one that they write for. */
export type Role = {
  readonly name: string;
  readonly row: string;
  readonly cookie: string | undefined;
  readonly vendor?: string;
  readonly member: Readonly<Record<string, Membership>>;
  /** Whether they were invited by every vendor, or set aside what their vendor has. */
  readonly isInvited?: boolean;
  readonly isWriter?: boolean;
};

/** What addresses name: the slots of one vendor and all that belongs to it, and how that vendor stands. */
export type Thing = { readonly name: string; readonly state: 'active' | 'pending' | 'suspended' | 'deleted'; readonly slots: Readonly<Record<string, string>> };

/** Everyone and everything that the matrix is made of. */
export type Cast = { readonly roles: readonly Role[]; readonly things: readonly Thing[] };

type Made = { readonly name: string; readonly state: Thing['state']; readonly slots: Record<string, string> };

/** Fills a catalogue with four vendors, of which one is suspended and one pending, and people of each role. */
export async function openCast(catalogue: TestCatalogue): Promise<Cast> {
  const { db } = catalogue.runtime;
  const states = { birch: 'active', cedar: 'active', suspended: 'suspended', pending: 'pending' } as const;
  const made: Made[] = Object.entries(states).map(([name, state]) => ({ name, state, slots: makeThing(catalogue, name) }));
  const roles = await openRoles(catalogue, (name) => made.find((thing) => thing.name === name)?.slots ?? {});
  for (const { state, slots } of made) db.$client.prepare('update vendors set status = ? where id = ?').run(state, slots['vendor']);
  const { id } = await openPerson(catalogue);
  const things = made.map((thing): Thing => ({ ...thing, slots: { ...thing.slots, person: id } }));
  const gone = { ...Object.fromEntries(Object.keys(things[0]?.slots ?? {}).map((slot) => [slot, randomUUID()])), ...plainSlots };
  return { roles, things: [...things, { name: 'deleted', state: 'deleted', slots: gone }] };
}

type SlotsOf = (vendor: string) => Readonly<Record<string, string>>;

async function openRoles(catalogue: TestCatalogue, slotsOf: SlotsOf): Promise<Role[]> {
  const { db } = catalogue.runtime;
  const suspend = (id: string) => void db.$client.prepare('update people set suspended_at = 1 where id = ?').run(id);
  const member = async (vendor: string, role: Membership, more: Partial<Role> = {}) => {
    const person = await openPerson(catalogue, { vendor: { id: slotsOf(vendor)['vendor'] ?? '', role } });
    if (more.isWriter === true) db.$client.prepare('update set_asides set person_id = ? where id = ?').run(person.id, slotsOf(vendor)['aside']);
    if (role === 'owner') awaitCode(catalogue, slotsOf(vendor)['vendor'] ?? '', person.id);
    return { ...person, name: role, row: 'person', vendor, member: { [vendor]: role }, ...more };
  };
  const staff = async (role: 'moderator' | 'administrator', strong: boolean) => {
    const name = strong ? role : `${role} without a second factor`;
    return { ...(await openPerson(catalogue, { role, strong })), name, row: name, member: {} };
  };
  const away = [await member('birch', 'owner'), await staff('administrator', true)];
  const several = await member('birch', 'editor');
  db.insert(memberships)
    .values({ vendorId: slotsOf('cedar')['vendor'] ?? '', personId: several.id, role: 'owner', createdAt: new Date() })
    .run();
  awaitCode(catalogue, slotsOf('cedar')['vendor'] ?? '', several.id);
  for (const { id } of away) suspend(id);
  const known: Role[] = [
    { name: 'nobody', row: 'signed out', cookie: undefined, member: {} },
    ...away.map(({ cookie, name, member: of }) => ({ cookie, member: of, name: `suspended ${name}`, row: 'signed out' })),
    { ...(await openPerson(catalogue, { email: invitedAddress })), name: 'person without a vendor', row: 'person', member: {}, isInvited: true },
    { ...(await openPerson(catalogue, { strong: true })), name: 'person with a second factor', row: 'person', member: {} },
    { ...several, name: 'editor of birch and owner of cedar', member: { birch: 'editor', cedar: 'owner' } },
    await member('birch', 'editor', { isWriter: true }),
    await member('birch', 'owner'),
    await member('cedar', 'editor', { isWriter: true }),
    await member('suspended', 'owner', { isWriter: true }),
    await member('suspended', 'editor'),
    await member('pending', 'owner', { isWriter: true }),
  ];
  return [...known, ...(await Promise.all([staff('moderator', true), staff('moderator', false), staff('administrator', true), staff('administrator', false)]))];
}

const invitedAddress = 'invited@person.example';
/** The code that owners were sent. */
export const sentCode = '12345678';

const month = 30 * 24 * 3_600_000;

/** A code that a person was sent. */
function awaitCode({ runtime: { db } }: TestCatalogue, vendorId: string, personId: string): void {
  const [at, until] = [new Date(), new Date(Date.now() + month)];
  const id = randomUUID();
  const row = { id, vendorId, personId, website: 'https://vendor.example/', address: 'a@vendor.example', codeHash: sealCode(id, sentCode), attempts: 0 };
  db.insert(vendorProofs)
    .values({ ...row, createdAt: at, expiresAt: until, endedAt: null })
    .run();
}

/** Slots whose values are words, the same for everything. */
export const plainSlots = { name: 'nothing', area: 'secure-it', token: 'no-such-token', step: '1', move: 'withdraw', mail: 'verify-email', language: 'en', '*': 'nothing-here' };

function makeThing({ runtime: { db, paths } }: TestCatalogue, name: string): Record<string, string> {
  const at = new Date();
  const vendor = makeVendor(db, name, at);
  const { listing, submission } = makeListings(db, name, { vendor, at });
  const [aside, feature, file, report, interest, invitation] = Array.from({ length: 6 }, () => randomUUID());
  const slots = { vendor, listing, submission, slug: `${name}-live`, organization: vendor, aside, feature, evidence: file, report, interest, invitation };
  const text = { en: name, fr: name };
  db.insert(setAsides)
    .values({ id: slots.aside ?? '', listingId: listing, personId: 'somebody', baseVersion: 1, content: {}, createdAt: at })
    .run();
  db.insert(features)
    .values({ id: slots.feature ?? '', listingId: listing, content: { headline: text, story: text, reason: text }, position: 1, startsAt: at, endsAt: null })
    .run();
  writeFileSync(evidenceFile(paths.evidence, slots.evidence ?? ''), '%PDF-1.7\n%%EOF\n');
  db.insert(evidence)
    .values({ id: slots.evidence ?? '', vendorId: vendor, name: 'x.pdf', bytes: 1, sha256: '', createdBy: 'somebody', createdAt: at })
    .run();
  db.insert(reports)
    .values({ id: slots.report ?? '', listingId: listing, kind: 'broken', detail: 'It is broken.', language: 'en', createdAt: at, confirmedAt: at })
    .run();
  db.insert(interests)
    .values({ id: slots.interest ?? '', who: 'person', name, email: 'a@b.example', language: 'en', tokenHash: name, createdAt: at, confirmedAt: at })
    .run();
  db.insert(invitations)
    .values({
      id: slots.invitation ?? '',
      vendorId: vendor,
      email: invitedAddress,
      role: 'editor',
      invitedBy: 'somebody',
      createdAt: at,
      expiresAt: new Date(at.getTime() + month),
      endedAt: null,
      outcome: null,
    })
    .run();
  return { ...plainSlots, ...Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, value ?? ''])) };
}

type Of = { readonly vendor: string; readonly at: Date };

/** A live listing of which a new revision waits for a decision. */
function makeListings(db: TestCatalogue['runtime']['db'], name: string, { vendor, at }: Of): { listing: string; submission: string } {
  const content = plainContent(`The ${name}`);
  const made = change(db, (tx) => createListing(tx, { slug: `${name}-live`, vendorId: vendor, content, sample: false, actor: 'test', at }));
  approve(db, made.revisionId, at);
  const submission = change(db, (tx) => {
    const revisionId = reviseListing(tx, { listingId: made.listingId, content, actor: 'test', at });
    submitForReview(tx, revisionId, { actor: 'test', at });
    return revisionId;
  });
  return { listing: made.listingId, submission };
}
