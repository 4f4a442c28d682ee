import type { Findable, Shown } from '#api/contract/workspace.ts';
import type { OwnListing } from '#api/contract/draft.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { listPublicByIds } from '#api/features/listings/index.ts';
import { findShownPages, type ShownPages } from '#api/features/pages/index.ts';
import { documentVersion } from '#api/features/search/index.ts';
import type { SearchEngine } from '#api/platform/search/search-engine.ts';

/** What looking listings up needs. */
export type FindDeps = { readonly db: Database; readonly taxonomy: Taxonomy; readonly engine: Pick<SearchEngine, 'versions'>; readonly now: () => Date };

/** Milliseconds that the index may be known, and that it may take to say what it holds. */
const knownMs = 1000;
const patienceMs = 800;

const known = new WeakMap<object, { readonly at: number; readonly versions: Promise<ReadonlyMap<string, string> | undefined> }>();

/** Looks up where each of some listings can be found now: in the index itself, in the pages and in the feeds. */
export async function findListings({ db, taxonomy, engine, now }: FindDeps, listings: readonly Pick<OwnListing, 'id' | 'slug'>[]): Promise<ReadonlyMap<string, Findable>> {
  const indexed = await readIndex(engine);
  const rows = listPublicByIds(
    db,
    listings.map(({ id }) => id),
  );
  const wanted = new Map(rows.map((row) => [row.listing.id, documentVersion(row, { taxonomy, now: now() })]));
  return new Map(listings.map(({ id, slug }) => [id, findable(wanted.get(id), inIndex(wanted.get(id), indexed, id), findShownPages(db, { id, slug }))]));
}

function findable(version: string | undefined, inIndex: ShownPages['en'], pages: ShownPages): Findable {
  const isPublic = version !== undefined;
  return { search: shown(isPublic, inIndex), en: shown(isPublic, pages.en), fr: shown(isPublic, pages.fr), feeds: pages.feeds };
}

/** How the index stands to what it should hold; where it does not say, a public listing is on its way. */
function inIndex(wanted: string | undefined, indexed: ReadonlyMap<string, string> | undefined, id: string): ShownPages['en'] {
  if (indexed === undefined) return wanted === undefined ? 'none' : 'renewing';
  const held = indexed.get(id);
  if (held === undefined) return 'none';
  return held === wanted ? 'current' : 'renewing';
}

function shown(isPublic: boolean, state: ShownPages['en']): Shown {
  if (isPublic) return state === 'current' ? 'yes' : 'soon';
  return state === 'none' ? 'no' : 'leaving';
}

/** What the index holds; nothing where it does not say in time. Many who ask at once read it once. */
function readIndex(engine: FindDeps['engine']): Promise<ReadonlyMap<string, string> | undefined> {
  const before = known.get(engine);
  if (before !== undefined && performance.now() - before.at < knownMs) return before.versions;
  const versions = Promise.race([engine.versions().catch(() => undefined), patience()]);
  known.set(engine, { at: performance.now(), versions });
  return versions;
}

function patience(): Promise<undefined> {
  return new Promise((resolve) => void setTimeout(() => resolve(undefined), patienceMs).unref());
}
