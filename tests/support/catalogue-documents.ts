import { listPublicAfter } from '#api/features/listings/index.ts';
import { toSearchDocument } from '#api/features/search/search-document.ts';
import type { SearchDocument } from '#api/platform/search/search-engine.ts';
import type { TestCatalogue } from './test-catalogue.ts';

/** The documents of every public listing of a catalogue, so many at a time. */
export function* documentsOf({ db, taxonomy, now }: TestCatalogue['runtime'], size: number): Generator<SearchDocument[]> {
  let last = 0;
  for (;;) {
    const rows = listPublicAfter(db, last, size);
    if (rows.length === 0) return;
    yield rows.map((row) => toSearchDocument(row, { taxonomy, now: now() }));
    last = rows.at(-1)?.listing.number ?? last;
  }
}
