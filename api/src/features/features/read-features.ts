import type { ManagedFeature } from '#api/contract/feature.ts';
import type { Database } from '#api/db/open-database.ts';
import { findLiveContent, getListing, listPublicByIds } from '#api/features/listings/index.ts';
import { featureState } from './feature-state.rules.ts';
import { getFeature, listFeatures, type FeatureRow } from './feature.store.ts';

/** All features as staff manage them: what shows or will, in its order, then what is over, newest first. */
export function readFeatures(db: Database, at: Date): ManagedFeature[] {
  const all = listFeatures(db).map((row) => toManaged(db, row, at));
  const over = all.filter(({ state }) => state === 'over').toSorted((a, b) => ((a.endsAt ?? '') < (b.endsAt ?? '') ? 1 : -1));
  return [...all.filter(({ state }) => state !== 'over'), ...over];
}

/** A feature as staff manage it. @throws Refusal `no-feature` */
export function readFeature(db: Database, id: string, at: Date): ManagedFeature {
  return toManaged(db, getFeature(db, id), at);
}

function toManaged(db: Database, row: FeatureRow, at: Date): ManagedFeature {
  const listing = getListing(db, row.listingId);
  const isPublic = listPublicByIds(db, [listing.id]).length > 0;
  return {
    id: row.id,
    version: row.version,
    state: featureState(row, { at, isPublic }),
    content: row.content,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    listing: { id: listing.id, slug: listing.slug, name: findLiveContent(db, listing.id)?.name ?? {}, public: isPublic },
  };
}
