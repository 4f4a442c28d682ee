import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { listPublicSlugs } from '#api/features/listings/index.ts';
import { fixedPages, slugged } from './page-address.rules.ts';
import { findServed } from './page.store.ts';
import { askOutdated, askRenewals } from './renewal.store.ts';

type AskDeps = { readonly db: Database; readonly taxonomy: Taxonomy; readonly now: () => Date };

const batchSize = 1000;

/** Asks for every page of the catalogue, those that lead to all others first; returns how many. */
export function askEverything(deps: AskDeps): number {
  return ask(deps, allAddresses(deps));
}

/** Asks for every page that is not published; returns how many. */
export function askMissing(deps: AskDeps): number {
  return ask(
    deps,
    allAddresses(deps).filter((address) => findServed(deps.db, address) === undefined),
  );
}

function ask({ db, now }: AskDeps, addresses: readonly string[]): number {
  db.transaction((tx) => askRenewals(tx, addresses, { dueAt: now(), urgent: false }), { behavior: 'immediate' });
  return addresses.length;
}

function allAddresses({ db, taxonomy }: AskDeps): string[] {
  const addresses = new Set(fixedPages(taxonomy).map(({ address }) => address));
  for (let last = 0; ;) {
    const rows = listPublicSlugs(db, last, batchSize);
    for (const { slug, vendorSlug } of rows) for (const address of [...slugged('listing', [slug]), ...slugged('vendor', [vendorSlug])]) addresses.add(address);
    last = rows.at(-1)?.number ?? last;
    if (rows.length < batchSize) return [...addresses];
  }
}

/** Asks for every page that another build made. */
export function askOutdatedPages({ db, now }: Pick<AskDeps, 'db' | 'now'>, build: string): void {
  db.transaction((tx) => askOutdated(tx, build, now()), { behavior: 'immediate' });
}
