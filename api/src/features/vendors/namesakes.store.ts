import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Reader } from '#api/db/open-database.ts';
import { nameKey, nameSkeleton } from './vendor-name.rules.ts';

/** A vendor that has the name of another, or one that looks like it. */
export type Namesake = { readonly id: string; readonly slug: string; readonly name: string; readonly likeness: 'same' | 'similar' };

type Named = { readonly id: string; readonly slug: string; readonly name: string; readonly version: number };

/** What names are compared by, of the known and of the legal name. */
type Likeness = { readonly keys: readonly string[]; readonly skeletons: readonly string[] };

const mostNamesakes = 10;

/** Folding ten thousand names takes a tenth of a second, so what a version of a vendor is compared by is kept. */
const folded = new LRUCache<string, Likeness>({ max: 100_000 });

/** The vendors that could be taken for one of these names, `except` one of them; one that nobody vouches for yet takes no name from others. */
export function findNamesakes(db: Reader, names: readonly string[], except?: string): Namesake[] {
  const [keys, skeletons] = [new Set(names.map(nameKey)), new Set(names.map(nameSkeleton))];
  const all = db.all<Named>(sql`select id, slug, name, version from vendors where id is not ${except ?? null} and status <> 'pending' order by name`);
  foldNew(db, all);
  return all
    .flatMap(({ id, slug, name, version }): Namesake[] => {
      const known = folded.get(`${id} ${version}`);
      if (known?.keys.some((key) => keys.has(key)) === true) return [{ id, slug, name, likeness: 'same' }];
      return known?.skeletons.some((skeleton) => skeletons.has(skeleton)) === true ? [{ id, slug, name, likeness: 'similar' }] : [];
    })
    .slice(0, mostNamesakes);
}

function foldNew(db: Reader, all: readonly Named[]): void {
  const fresh = all.filter(({ id, version }) => !folded.has(`${id} ${version}`));
  if (fresh.length === 0) return;
  const ids = JSON.stringify(fresh.map(({ id }) => id));
  const rows = db.all<{ id: string; version: number; name: string; legalName: string }>(
    sql`select id, version, name, content ->> '$.legalName' as legalName from vendors where id in (select value from json_each(${ids}))`,
  );
  for (const { id, version, name, legalName } of rows) {
    const both = [name, legalName];
    folded.set(`${id} ${version}`, { keys: both.map(nameKey), skeletons: both.map(nameSkeleton) });
  }
}

/** The vendors whose website is on a domain, as the end of its host, for whoever then compares exactly. */
export function listByWebsite(db: Reader, domain: string): { id: string; slug: string; name: string; website: string }[] {
  return db.all(
    sql`select id, slug, name, content ->> '$.website' as website from vendors where instr(content ->> '$.website', ${domain}) > 0 and status <> 'pending' order by name limit 50`,
  );
}
