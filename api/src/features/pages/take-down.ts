import type { Database } from '#api/db/open-database.ts';
import { areAllPublic, findListing } from '#api/features/listings/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
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
