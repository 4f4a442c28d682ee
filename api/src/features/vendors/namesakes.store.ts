import { sql } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';
import { nameKey, nameSkeleton } from './vendor-name.rules.ts';

/** A vendor that has the name of another, or one that looks like it. */
export type Namesake = { readonly id: string; readonly slug: string; readonly name: string; readonly likeness: 'same' | 'similar' };

type Named = { readonly id: string; readonly slug: string; readonly name: string; readonly legalName: string };

const mostNamesakes = 10;

/** The vendors that could be taken for one of these names, `except` one of them; one that nobody vouches for yet takes no name from others. */
export function findNamesakes(db: Reader, names: readonly string[], except?: string): Namesake[] {
  const keys = new Set(names.map(nameKey));
  const skeletons = new Set(names.map(nameSkeleton));
  const likeness = ({ name, legalName }: Named): Namesake['likeness'] | undefined => {
    if (keys.has(nameKey(name)) || keys.has(nameKey(legalName))) return 'same';
    return skeletons.has(nameSkeleton(name)) || skeletons.has(nameSkeleton(legalName)) ? 'similar' : undefined;
  };
  const all = db.all<Named>(
    sql`select id, slug, name, content ->> '$.legalName' as legalName from vendors where id is not ${except ?? null} and status <> 'pending' order by name`,
  );
  return all
    .flatMap((vendor) => {
      const found = likeness(vendor);
      return found === undefined ? [] : [{ id: vendor.id, slug: vendor.slug, name: vendor.name, likeness: found }];
    })
    .slice(0, mostNamesakes);
}

/** The vendors whose website is on a domain, as the end of its host, for whoever then compares exactly. */
export function listByWebsite(db: Reader, domain: string): { id: string; slug: string; name: string; website: string }[] {
  return db.all(
    sql`select id, slug, name, content ->> '$.website' as website from vendors where instr(content ->> '$.website', ${domain}) > 0 and status <> 'pending' order by name limit 50`,
  );
}
