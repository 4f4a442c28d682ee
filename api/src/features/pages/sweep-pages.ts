import type { Database } from '#api/db/open-database.ts';
import { placeOf, type PageFiles } from '#api/platform/pages/page-files.ts';
import { listPagesAfter } from './page.store.ts';

/** A file younger than this may belong to a page that is about to be placed. */
const graceMs = 60_000;

/** Removes the files of pages that are not in place, as a kill or an upgrade leaves them; returns how many. */
export async function sweepPages({ db, files, now }: { db: Database; files: PageFiles; now: () => Date }): Promise<number> {
  const before = new Date(now().getTime() - graceMs);
  const inPlace = new Set<string>();
  for (let last = ''; ;) {
    const rows = listPagesAfter(db, last, 5000);
    for (const { address, hash } of rows) inPlace.add(placeOf(address, hash));
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end.address;
  }
  return files.sweep((place) => inPlace.has(place), before);
}
