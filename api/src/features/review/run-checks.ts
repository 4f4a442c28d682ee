import { CheckName, type Finding } from '#api/contract/review.ts';
import { announce } from '#api/db/announce.ts';
import type { Database } from '#api/db/open-database.ts';
import { dayOf, findLiveContent, findListing, findRevision } from '#api/features/listings/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import type { SearchEngine } from '#api/platform/search/search-engine.ts';
import { checkEvidence, checkExpiry } from './checks/claim-checks.rules.ts';
import { checkLinks, type AskOutside } from './checks/check-links.ts';
import type { Comparable } from './checks/comparable.store.ts';
import { findDuplicates } from './checks/find-duplicates.ts';
import { findLookAlikes } from './checks/find-look-alikes.ts';
import { checkEmphasis, checkLanguages } from './checks/writing-checks.rules.ts';
import { putCheck } from './review.store.ts';

export type CheckDeps = { readonly db: Database; readonly engine: Pick<SearchEngine, 'search'>; readonly now: () => Date };

/** Looks at submissions by all that needs no other server, notes what was found, and asks for a look at their links. What was decided meanwhile is left. */
export async function runChecks(deps: CheckDeps, revisionIds: readonly string[]): Promise<void> {
  for (const revisionId of revisionIds) {
    const given = findSubmitted(deps.db, revisionId);
    if (given === undefined) continue;
    const { content, listingId } = given;
    const live = findLiveContent(deps.db, listingId);
    const at = deps.now();
    const found: Partial<Record<CheckName, readonly Finding[]>> = {
      evidence: checkEvidence(content, live),
      expiry: checkExpiry(content, dayOf(at)),
      duplicates: await findDuplicates(deps, given),
      names: await findLookAlikes(deps.db, given),
      emphasis: checkEmphasis(content),
      languages: checkLanguages(content),
    };
    note(deps.db, revisionId, found, at);
    deps.db.transaction((tx) => announce(tx, at, { kind: 'links-asked', subject: revisionId }), { behavior: 'immediate' });
  }
}

/** Looks at the links of submissions, and notes which of them are dead. */
export async function runLinkChecks({ db, now, ask }: { db: Database; now: () => Date; ask: AskOutside }, revisionIds: readonly string[]): Promise<void> {
  for (const revisionId of revisionIds) {
    const given = findSubmitted(db, revisionId);
    if (given !== undefined) note(db, revisionId, { links: await checkLinks(given.content, ask) }, now());
  }
}

function note(db: Database, revisionId: string, found: Partial<Record<CheckName, readonly Finding[]>>, at: Date): void {
  db.transaction(
    (tx) => {
      for (const [name, findings] of Object.entries(found)) putCheck(tx, revisionId, CheckName.parse(name), { findings, at });
    },
    { behavior: 'immediate' },
  );
}

function findSubmitted(db: Database, revisionId: string): Comparable | undefined {
  const revision = findRevision(db, revisionId);
  if (revision === undefined || (revision.state !== 'submitted' && revision.state !== 'scheduled')) return undefined;
  const listing = findListing(db, revision.listingId);
  const vendor = listing === undefined ? undefined : findVendorById(db, listing.vendorId);
  if (listing === undefined || vendor === undefined) return undefined;
  return { listingId: listing.id, slug: listing.slug, vendorId: vendor.id, vendorName: vendor.name, content: revision.content };
}
