import type { Dashboard, DashboardListing, Expiring } from '#api/contract/workspace.ts';
import { ownListings } from '#api/features/drafts/index.ts';
import { dayOf, findLiveContent, getListing } from '#api/features/listings/index.ts';
import { countMembers, findMember } from '#api/features/members/index.ts';
import { findLastDecision, listBrokenLinks, measureWaiting, type Reasons } from '#api/features/review/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { claimsUntil, noticeDays } from './expiring-claims.rules.ts';
import { findListings, type FindDeps } from './find-listings.ts';
import { ownVendor } from './read-workspace.ts';
import { tasksOf } from './tasks.rules.ts';

const dayMs = 86_400_000;

/** What the dashboard needs; `reasons` are those that staff choose from. */
export type DashboardDeps = FindDeps & { readonly reasons: Reasons };

/** What a vendor's people see first: what is where, what to do next, and what ends soon. @throws Failure `no-vendor` */
export async function readDashboard(deps: DashboardDeps, vendorId: string, personId: string): Promise<Dashboard> {
  const { db } = deps;
  const now = deps.now();
  const vendor = findVendorById(db, vendorId);
  if (vendor === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
  const own = ownVendor(db, vendor, findMember(db, vendorId, personId)?.role ?? 'editor');
  const listings = ownListings(db, vendorId);
  const known = listings.map((listing) => ({ listing, live: findLiveContent(db, listing.id), touchedAt: getListing(db, listing.id).updatedAt, broken: brokenOf(db, listing.id) }));
  const expiring = known.flatMap((one) => expiringOf(one, now));
  const found = await findListings(deps, listings);
  return {
    vendor: own,
    listings: listings.map((listing) => ({ listing, findable: found.get(listing.id) ?? { search: 'no', en: 'no', fr: 'no', feeds: 0 }, decision: decisionOf(deps, listing.id) })),
    tasks: tasksOf({ vendor: own, content: vendor.content, owners: countMembers(db, vendorId, 'owner'), listings: known, expiring, now }),
    expiring: expiring.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    waiting: measureWaiting(db, now),
  };
}

/** The addresses of a listing that lead nowhere, each once. */
function brokenOf(db: DashboardDeps['db'], listingId: string): string[] {
  return [...new Set(listBrokenLinks(db, listingId).flatMap(({ data }) => (typeof data['address'] === 'string' ? [data['address']] : [])))];
}

function decisionOf({ db, reasons }: DashboardDeps, listingId: string): DashboardListing['decision'] {
  const last = findLastDecision(db, listingId);
  if (last === undefined) return null;
  const why = last.reasons.flatMap((id) => reasons.get(id)?.says ?? []);
  return { kind: last.kind, at: last.at, reasons: why.map(({ en, fr }) => ({ en, fr })), note: last.note, comments: last.comments.length };
}

function expiringOf({ listing, live }: { listing: { id: string; state: string }; live: ReturnType<typeof findLiveContent> }, now: Date): Expiring[] {
  if (listing.state !== 'live' || live === undefined) return [];
  const [today, last] = [dayOf(now), dayOf(new Date(now.getTime() + noticeDays * dayMs))];
  return claimsUntil(live, last).map(({ vocabulary, id, day }) => ({ listing: listing.id, vocabulary, id, day, expired: day < today }));
}
