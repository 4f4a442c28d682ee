import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setAsides } from '#api/db/schema/drafts.ts';
import { features } from '#api/db/schema/features.ts';
import { evidence } from '#api/db/schema/uploads.ts';
import { interests, reports } from '#api/db/schema/voices.ts';
import { createListing, reviseListing } from '#api/features/listings/index.ts';
import { evidenceFile } from '#api/features/uploads/index.ts';
import { submitForReview } from '#api/features/review/index.ts';
import { approve, change, makeVendor, plainContent } from '../../support/make-listings.ts';
import { openPerson } from '../../support/people.ts';
import type { TestCatalogue } from '../../support/test-catalogue.ts';

/** Whoever sends requests; `vendor` names the one that they write for. */
export type Role = { readonly name: string; readonly cookie: string | undefined; readonly vendor?: string };

/** What addresses name: the slots of one vendor and all that belongs to it. */
export type Thing = { readonly name: string; readonly slots: Readonly<Record<string, string>> };

/** Everyone and everything that the matrix is made of. */
export type Cast = { readonly roles: readonly Role[]; readonly things: readonly Thing[] };

/** Fills a catalogue with three vendors, of which one is suspended, and a person of each role. */
export async function openCast(catalogue: TestCatalogue): Promise<Cast> {
  const { db } = catalogue.runtime;
  const things = ['birch', 'cedar', 'suspended'].map((name) => ({ name, slots: makeThing(catalogue, name) }));
  const gone = { name: 'deleted', slots: { ...Object.fromEntries(Object.keys(things[0]?.slots ?? {}).map((slot) => [slot, randomUUID()])), ...plainSlots } };
  const roles = await openRoles(catalogue, (name) => things.find((thing) => thing.name === name)?.slots['vendor'] ?? '');
  db.$client.exec("update vendors set status = 'suspended' where slug = 'suspended'");
  const { id } = await openPerson(catalogue);
  const known = things.map((thing) => ({ ...thing, slots: { ...thing.slots, person: id } }));
  return { roles, things: [...known, gone] };
}

async function openRoles(catalogue: TestCatalogue, idOf: (vendor: string) => string): Promise<Role[]> {
  const member = async (name: string, vendor: string, role: 'owner' | 'editor') => ({ ...(await openPerson(catalogue, { vendor: { id: idOf(vendor), role } })), name, vendor });
  const staff = async (name: string, role: 'moderator' | 'administrator', strong: boolean) => ({ ...(await openPerson(catalogue, { role, strong })), name });
  const suspended = await member('suspended person', 'birch', 'owner');
  catalogue.runtime.db.$client.prepare('update people set suspended_at = 1 where id = ?').run(suspended.id);
  return [
    { name: 'nobody', cookie: undefined },
    suspended,
    { ...(await openPerson(catalogue)), name: 'person without a vendor' },
    await member('editor', 'birch', 'editor'),
    await member('editor', 'cedar', 'editor'),
    await member('owner', 'birch', 'owner'),
    await member('owner of a suspended vendor', 'suspended', 'owner'),
    await staff('moderator', 'moderator', true),
    await staff('moderator without a second factor', 'moderator', false),
    await staff('administrator', 'administrator', true),
    await staff('administrator without a second factor', 'administrator', false),
  ];
}

/** Slots whose values are words, the same for everything. */
const plainSlots = { name: 'nothing', area: 'secure-it', token: 'no-such-token', step: '1', move: 'withdraw', mail: 'verify-email', language: 'en', '*': 'nothing-here' };

function makeThing({ runtime: { db, paths } }: TestCatalogue, name: string): Record<string, string> {
  const at = new Date();
  const vendor = makeVendor(db, name, at);
  const { listing, submission } = makeListings(db, name, { vendor, at });
  const [aside, feature, file, report, interest] = Array.from({ length: 5 }, () => randomUUID());
  const slots = { vendor, listing, submission, slug: `${name}-live`, organization: vendor, aside, feature, evidence: file, report, interest };
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
