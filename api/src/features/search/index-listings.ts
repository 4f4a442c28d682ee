import { setImmediate } from 'node:timers/promises';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { languages } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { countPublic, listPublicAfter, listPublicByIds, type PublicListing } from '#api/features/listings/index.ts';
import type { OnProgress, SearchDocument, SearchEngine } from '#api/platform/search/search-engine.ts';
import { BuildFollower, type BuildProgress } from './build-progress.ts';
import { documentVersion, toSearchDocument } from './search-document.ts';

/** What indexing needs. */
export type IndexDeps = { readonly db: Database; readonly engine: SearchEngine; readonly taxonomy: Taxonomy; readonly now: () => Date; readonly batchSize?: number };

/** How many listings are read at once where `batchSize` does not say: few, so that the server answers in between. */
const usualBatchSize = 25;

/** An index that lacks more than this is built anew rather than mended. */
const mostMended = 500;

/** Brings the index to what the database says of some listings. */
export async function indexListings(deps: IndexDeps, ids: readonly string[]): Promise<void> {
  const { batchSize = usualBatchSize } = deps;
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = ids.slice(start, start + batchSize);
    const shown = listPublicByIds(deps.db, batch);
    const present = new Set(shown.map(({ listing }) => listing.id));
    await deps.engine.apply(
      documentsOf(deps, shown),
      batch.filter((id) => !present.has(id)),
    );
  }
}

/** Builds the whole index anew beside the live one. */
export async function rebuildIndex(deps: IndexDeps, onProgress?: OnProgress): Promise<void> {
  await deps.engine.rebuild(allDocuments(deps), onProgress);
}

const mirrored = languages.map((language) => `meilisearch-${language}` as const);

/** Builds the embedded index anew, and those in Meilisearch where there is one; tells how far each is. */
export async function rebuildIndexes(
  deps: IndexDeps & { readonly meilisearch?: { readonly engine: SearchEngine } },
  tell: (progress: BuildProgress) => void = () => undefined,
): Promise<void> {
  const { meilisearch } = deps;
  const follower = new BuildFollower(['embedded', ...(meilisearch === undefined ? [] : mirrored)], countPublic(deps.db), tell);
  await follower.follow(['embedded'], () => rebuildIndex(deps, (done) => follower.note('embedded', done)));
  if (meilisearch === undefined) return;
  await follower.follow(mirrored, () => rebuildIndex({ ...deps, engine: meilisearch.engine }, (done, language = 'en') => follower.note(`meilisearch-${language}`, done)));
}

/** Compares ids and versions with the database and mends what differs, or all where much does; returns how many did. */
export async function reconcileIndex(deps: IndexDeps): Promise<number> {
  const indexed = await deps.engine.versions();
  // An embedded index that was lost says that it holds nothing, and only a new one is whole again.
  const isLost = indexed.size === 0 && deps.engine.name === 'embedded';
  const wrong = await compare(deps, indexed);
  await (isLost || wrong.length > mostMended ? rebuildIndex(deps) : indexListings(deps, wrong));
  return wrong.length;
}

/** The listings of which the index says something else than the database. */
export async function findIndexDifferences(deps: IndexDeps): Promise<string[]> {
  return compare(deps, await deps.engine.versions());
}

async function compare({ db, taxonomy, now }: IndexDeps, versions: ReadonlyMap<string, string>): Promise<string[]> {
  const indexed = new Map(versions);
  const wrong: string[] = [];
  for (const rows of publicBatches(db)) {
    for (const row of rows) {
      if (indexed.get(row.listing.id) !== documentVersion(row, { taxonomy, now: now() })) wrong.push(row.listing.id);
      indexed.delete(row.listing.id);
    }
    await setImmediate();
  }
  return [...wrong, ...indexed.keys()];
}

function documentsOf({ taxonomy, now }: Omit<IndexDeps, 'engine'>, rows: readonly PublicListing[]): SearchDocument[] {
  return rows.map((row) => toSearchDocument(row, { taxonomy, now: now() }));
}

function* allDocuments(deps: IndexDeps): Generator<SearchDocument[]> {
  for (const rows of publicBatches(deps.db)) yield documentsOf(deps, rows);
}

function* publicBatches(db: Database): Generator<PublicListing[]> {
  let last = 0;
  for (;;) {
    const rows = listPublicAfter(db, last, usualBatchSize);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.listing.number ?? last;
  }
}
