import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#api/config.ts';
import { memberships, people } from '#api/db/schema/people.ts';
import type { ListingContent } from '#api/contract/listing-content.ts';
import type { DecisionInput } from '#api/contract/review.ts';
import { createListing, reviseListing } from '#api/features/listings/index.ts';
import { decideSubmission } from '#api/features/review/decide-submission.ts';
import { findReview } from '#api/features/review/review.store.ts';
import { submitForReview } from '#api/features/review/index.ts';
import { createJobs } from '#api/jobs.ts';
import { openRuntime } from '#api/runtime.ts';
import { change, makeVendor } from './make-listings.ts';
import type { TestCatalogue } from './test-catalogue.ts';

type Db = TestCatalogue['runtime']['db'];

/** A catalogue without its app and pages, for what is decided rather than shown. */
export async function openDesk(now: () => Date = () => new Date()) {
  const home = mkdtempSync(join(tmpdir(), 'catalog-desk-'));
  const errors: unknown[] = [];
  const opened = await openRuntime(readConfig({ CATALOG_HOME: home, LOG_LEVEL: 'silent' }), (error) => void errors.push(error));
  const runtime = { ...opened, now };
  const jobs = createJobs(runtime, (error) => void errors.push(error));
  const close = async (): Promise<void> => {
    await jobs.stop();
    await opened.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { runtime, db: runtime.db, deps: { db: runtime.db, now, reasons: runtime.reasons, config: { baseUrl: 'https://catalogue.ca' } }, jobs, errors, close };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Someone with an account; returns their id. */
export function makePerson(db: Db, name: string, more: Partial<typeof people.$inferInsert> = {}): string {
  const id = randomUUID();
  const at = new Date();
  const row = { id, name, email: `${id}@people.ca`, emailVerified: true, language: 'en', role: 'person', twoFactorEnabled: false, createdAt: at, updatedAt: at } as const;
  db.insert(people)
    .values({ ...row, ...more })
    .run();
  return id;
}

/** Makes a person belong to a vendor. */
export function enlist(db: Db, vendorId: string, personId: string): void {
  db.insert(memberships).values({ vendorId, personId, role: 'owner', createdAt: new Date() }).run();
}

/** A vendor with one owner. */
export function makeStaffedVendor(db: Db, slug: string, language: 'en' | 'fr' = 'en') {
  const vendorId = makeVendor(db, slug, new Date());
  const owner = makePerson(db, `Owner of ${slug}`, { language });
  enlist(db, vendorId, owner);
  return { vendorId, owner };
}

/** Submits a new listing of a vendor. */
export function submitNew({ db, deps }: Pick<Desk, 'db' | 'deps'>, given: { vendorId: string; owner: string; slug: string; content: ListingContent }) {
  const { vendorId, owner, slug, content } = given;
  const at = deps.now();
  return change(db, (tx) => {
    const ids = createListing(tx, { slug, vendorId, content, sample: false, actor: owner, at });
    submitForReview(tx, ids.revisionId, { actor: owner, at });
    return ids;
  });
}

/** Submits a change of a listing; returns the id of the revision. */
export function submitChange({ db, deps }: Pick<Desk, 'db' | 'deps'>, given: { listingId: string; owner: string; content: ListingContent }): string {
  const { listingId, owner, content } = given;
  const at = deps.now();
  return change(db, (tx) => {
    const revisionId = reviseListing(tx, { listingId, content, actor: owner, at });
    submitForReview(tx, revisionId, { actor: owner, at });
    return revisionId;
  });
}

/** The version of a submission now. */
export function versionNow(db: Db, revisionId: string): number {
  return findReview(db, revisionId)?.version ?? 0;
}

/** Decides about a submission as it is now. */
export function decide({ db, deps }: Pick<Desk, 'db' | 'deps'>, moderator: string, revisionId: string, input: DecisionInput): void {
  decideSubmission(deps, { id: moderator }, { revisionId, version: versionNow(db, revisionId), input });
}

/** The mails that wait in the outbox: their template, whom they are for, and what they say. */
export function waitingMails(db: Db): { template: string; to: unknown; data: Record<string, unknown>; language: string }[] {
  return db.$client
    .prepare<[], string>("select payload from outbox where kind = 'mail' order by id")
    .pluck()
    .all()
    .map((payload) => JSON.parse(payload));
}
