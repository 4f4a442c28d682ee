import { z } from 'zod';
import type { Database } from '#api/db/open-database.ts';
import { areAllPublic, findListing, findListingBySlug } from '#api/features/listings/index.ts';
import { findVendor, findVendorById } from '#api/features/vendors/index.ts';
import type { OutboxRow } from '#api/platform/outbox/outbox.store.ts';
import { slugged } from './page-address.rules.ts';
import { listMentioning, removePages } from './page.store.ts';
import { askRenewals } from './renewal.store.ts';

type TakeDownDeps = { readonly db: Database; readonly now: () => Date };

/**
 * Takes down, in one step, the pages of listings that are no longer public and every page that shows them.
 * The latter are rendered at each request until they are published anew.
 */
export function takeDownListings(deps: TakeDownDeps, listingIds: readonly string[]): void {
  const gone = listingIds.filter((id) => !areAllPublic(deps.db, [id]));
  const slugs = gone.flatMap((id) => findListing(deps.db, id)?.slug ?? []);
  takeDown(deps, slugged('listing', slugs), listMentioning(deps.db, gone));
}

const Renamed = z.object({ slug: z.string() });

/** Takes down the pages at the slugs that renamed listings left, which lead to those of today, and every page that links to them. */
export function takeDownRenamed(deps: TakeDownDeps, jobs: readonly OutboxRow[]): void {
  const left = jobs.map(({ payload }) => Renamed.parse(payload).slug).filter((slug) => findListingBySlug(deps.db, slug) === undefined);
  const ids = jobs.map(({ subject }) => subject);
  takeDown(deps, slugged('listing', left), listMentioning(deps.db, ids));
}

/** Takes down the pages at the slugs that renamed vendors left, which lead to those of today; the pages that link to them are renewed as for any change. */
export function takeDownRenamedVendors(deps: TakeDownDeps, jobs: readonly OutboxRow[]): void {
  const left = jobs.map(({ payload }) => Renamed.parse(payload).slug).filter((slug) => findVendor(deps.db, slug) === undefined);
  takeDown(deps, slugged('vendor', left), []);
}

/** Takes down the pages of vendors that are no longer active. */
export function takeDownVendors(deps: TakeDownDeps, vendorIds: readonly string[]): void {
  const gone = vendorIds.flatMap((id) => findVendorById(deps.db, id) ?? []).filter(({ status }) => status !== 'active');
  const slugs = gone.map(({ slug }) => slug);
  takeDown(deps, slugged('vendor', slugs), []);
}

function takeDown({ db, now }: TakeDownDeps, own: readonly string[], showing: readonly string[]): void {
  db.transaction(
    (tx) => {
      removePages(db, [...own, ...showing]);
      askRenewals(tx, showing, { dueAt: now(), urgent: true });
    },
    { behavior: 'immediate' },
  );
}
