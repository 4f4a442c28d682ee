import type { Findable, Shown } from '#api/contract/workspace.ts';
import type { OwnListing } from '#api/contract/draft.ts';
import type { Database } from '#api/db/open-database.ts';
import { findPublicVersion } from '#api/features/listings/index.ts';
import { findShownPages, type ShownPages } from '#api/features/pages/index.ts';
import type { SearchEngine } from '#api/platform/search/search-engine.ts';

/** What looking listings up needs. */
export type FindDeps = { readonly db: Database; readonly engine: Pick<SearchEngine, 'versions'> };

/** Milliseconds that the index may be known, and that it may take to say what it holds. */
const knownMs = 1000;
const patienceMs = 800;

const known = new WeakMap<object, { readonly at: number; readonly versions: Promise<ReadonlyMap<string, string> | undefined> }>();

/** Looks up where each of some listings can be found now: in the index itself, in the pages and in the feeds. */
export async function findListings({ db, engine }: FindDeps, listings: readonly Pick<OwnListing, 'id' | 'slug'>[]): Promise<ReadonlyMap<string, Findable>> {
  const indexed = await readIndex(engine);
  return new Map(listings.map(({ id, slug }) => [id, findable(findPublicVersion(db, slug), indexed?.get(id), findShownPages(db, { id, slug }), indexed !== undefined)]));
}

function findable(version: string | undefined, indexed: string | undefined, pages: ShownPages, isKnown: boolean): Findable {
  const isPublic = version !== undefined;
  const inIndex = indexed === version ? 'current' : indexed === undefined ? 'none' : 'renewing';
  const search = isKnown ? shown(isPublic, isPublic || indexed !== undefined ? inIndex : 'none') : shown(isPublic, isPublic ? 'renewing' : 'none');
  return { search, en: shown(isPublic, pages.en), fr: shown(isPublic, pages.fr), feeds: pages.feeds };
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
