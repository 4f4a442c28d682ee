import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { listFeaturedAt } from '#api/features/features/index.ts';
import { listPublicAfter, listPublicByIds, publicVersion, type PublicListing } from '#api/features/listings/index.ts';
import type { SearchDocument, SearchEngine } from '#api/platform/search/search-engine.ts';
import { toSearchDocument } from './search-document.ts';

/** What indexing needs. */
export type IndexDeps = { readonly db: Database; readonly engine: SearchEngine; readonly taxonomy: Taxonomy; readonly now: () => Date };

const batchSize = 500;

/** Brings the index to what the database says of some listings. */
export async function indexListings({ db, engine, taxonomy, now }: IndexDeps, ids: readonly string[]): Promise<void> {
  const shown = listPublicByIds(db, ids);
  const present = new Set(shown.map(({ listing }) => listing.id));
  await engine.apply(
    documentsOf({ db, taxonomy, now }, shown),
    ids.filter((id) => !present.has(id)),
  );
}

/** Builds the whole index anew beside the live one. */
export async function rebuildIndex(deps: IndexDeps, onProgress?: (done: number) => void): Promise<void> {
  await deps.engine.rebuild(allDocuments(deps), onProgress);
}

/** Compares ids and versions with the database and mends what differs; returns how many did. */
export async function reconcileIndex(deps: IndexDeps): Promise<number> {
  const indexed = new Map(await deps.engine.versions());
  const wrong: string[] = [];
  for (const rows of publicBatches(deps.db)) {
    for (const row of rows) {
      if (indexed.get(row.listing.id) !== publicVersion(row)) wrong.push(row.listing.id);
      indexed.delete(row.listing.id);
    }
  }
  wrong.push(...indexed.keys());
  for (let start = 0; start < wrong.length; start += batchSize) await indexListings(deps, wrong.slice(start, start + batchSize));
  return wrong.length;
}

function documentsOf(deps: Omit<IndexDeps, 'engine'>, rows: readonly PublicListing[]): SearchDocument[] {
  const now = deps.now();
  const featured = new Set(listFeaturedAt(deps.db, now).map(({ listingId }) => listingId));
  return rows.map((row) => toSearchDocument(row, { taxonomy: deps.taxonomy, now, isFeatured: (id) => featured.has(id) }));
}

function* allDocuments(deps: IndexDeps): Generator<SearchDocument[]> {
  for (const rows of publicBatches(deps.db)) yield documentsOf(deps, rows);
}

function* publicBatches(db: Database): Generator<PublicListing[]> {
  let last = 0;
  for (;;) {
    const rows = listPublicAfter(db, last, batchSize);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.listing.number ?? last;
  }
}
