import type { Database, Transaction } from '#api/db/open-database.ts';
import { areAllPublic, findPublicVersion } from '#api/features/listings/index.ts';
import { findVendorVersion } from '#api/features/vendors/index.ts';
import type { Rendering } from '#api/platform/pages/page-files.ts';
import { matchPage } from './page-address.rules.ts';
import { findServed, putPage, removePages } from './page.store.ts';
import { findStanding, putOffRenewal, retryRenewal, settleRenewal, type RenewalRow } from './renewal.store.ts';
import type { RenderedPage } from './render-page.ts';

/** A page that was rendered for a renewal; `version` is what its row had before the rendering began. */
export type Attempt = {
  readonly renewal: RenewalRow;
  readonly version: string;
  readonly page: RenderedPage;
  readonly rendering: Rendering | undefined;
};

/** What placing needs. */
export type PlaceDeps = { readonly db: Database; readonly build: string; readonly now: () => Date };

/** A rendering that is no longer in place. */
export type Replaced = { readonly address: string; readonly hash: string };

/** What changes whenever the row behind a page of its own changes; the same before and after rendering, or the page is not placed. */
export function versionOf(db: Database, address: string): string {
  const match = matchPage(address);
  const slug = match?.slots[0] ?? '';
  if (match?.name === 'listing') return findPublicVersion(db, slug) ?? 'none';
  return match?.name === 'vendor' ? (findVendorVersion(db, slug) ?? 'none') : '';
}

/** Puts renderings in place in one transaction that compares what they were made of; returns the files that are now of no use. */
export function placePages(deps: PlaceDeps, attempts: readonly Attempt[]): Replaced[] {
  return deps.db.transaction((tx) => attempts.flatMap((attempt) => placeOne(deps, tx, attempt)), { behavior: 'immediate' });
}

function placeOne(deps: PlaceDeps, tx: Transaction, { renewal, version, page, rendering }: Attempt): Replaced[] {
  const { address } = renewal;
  const standing = findStanding(deps.db, renewal);
  const former = findServed(deps.db, address)?.hash;
  // Another process did it, from rows that are at least as new.
  if (standing === 'done') return rendering === undefined || rendering.hash === former ? [] : [{ address, hash: rendering.hash }];
  if (rendering === undefined) {
    removePages(deps.db, [address]);
    if (standing === 'same') settleRenewal(deps.db, address, undefined);
    return former === undefined ? [] : [{ address, hash: former }];
  }
  const { bodies, hash } = rendering;
  if (versionOf(deps.db, address) !== version || !areAllPublic(deps.db, page.mentions)) {
    retryRenewal(tx, address, deps.now());
    return hash === former ? [] : [{ address, hash }];
  }
  const sizes = { bytes: bodies.identity.length, bytesGzip: bodies.gzip.length, bytesBr: bodies.br.length };
  putPage(deps.db, { address, type: page.type, build: deps.build, hash, ...sizes, publishedAt: deps.now() }, page.mentions);
  if (standing === 'same') settleRenewal(deps.db, address, nextRenewal(address, deps.now()));
  return former === undefined || former === hash ? [] : [{ address, hash: former }];
}

/** Keeps a page for a later try. */
export function putOffPage(db: Database, address: string, at: Date): void {
  db.transaction((tx) => putOffRenewal(tx, address, at), { behavior: 'immediate' });
}

const halfDay = 12 * 3_600_000;

/** Similar solutions may be a day old, so a listing's page is renewed before it is; spread, so that they are not all due at once. */
function nextRenewal(address: string, now: Date): Date | undefined {
  if (matchPage(address)?.name !== 'listing') return undefined;
  return new Date(now.getTime() + halfDay + Math.random() * halfDay);
}
