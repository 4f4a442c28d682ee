import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { listPublicSlugs } from '#api/features/listings/index.ts';
import { fixedPages, slugged } from './page-address.rules.ts';
import { askOutdated, askRenewals } from './renewal.store.ts';

type AskDeps = { readonly db: Database; readonly taxonomy: Taxonomy; readonly now: () => Date };

const batchSize = 1000;

/** Asks for every page of the catalogue, those that lead to all others first; returns how many. */
export function askEverything({ db, taxonomy, now }: AskDeps): number {
  const ask = { dueAt: now(), urgent: false };
  const addresses = new Set(fixedPages(taxonomy).map(({ address }) => address));
  for (let last = 0; ;) {
    const rows = listPublicSlugs(db, last, batchSize);
    for (const { slug, vendorSlug } of rows) for (const address of [...slugged('listing', [slug]), ...slugged('vendor', [vendorSlug])]) addresses.add(address);
    last = rows.at(-1)?.number ?? last;
    if (rows.length < batchSize) break;
  }
  db.transaction((tx) => askRenewals(tx, addresses, ask), { behavior: 'immediate' });
  return addresses.size;
}

/** Asks for every page that another build made. */
export function askOutdatedPages({ db, now }: Pick<AskDeps, 'db' | 'now'>, build: string): void {
  db.transaction((tx) => askOutdated(tx, build, now()), { behavior: 'immediate' });
}
