import { stringify } from 'csv-stringify/sync';
import type { Database } from '#api/db/open-database.ts';
import { listPublicAfter, publishedAt, type PublicListing } from '#api/features/listings/index.ts';
import { externalIds } from './external-id.store.ts';
import { headings, rowToCells } from './row-to-cells.ts';
import type { Row } from './row.schema.ts';

/** The formats of an export. */
export const exportFormats = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const batchSize = 500;

/** Every public listing in the form that an import takes, in parts of text; ownership only with consent. */
export function* exportListings(db: Database, format: ExportFormat, onProgress?: (done: number) => void): Generator<string> {
  const names = { listing: externalIds(db, 'listing'), vendor: externalIds(db, 'vendor') };
  if (format === 'csv') yield `\uFEFF${toCsv([headings])}`;
  let last = 0;
  let done = 0;
  for (;;) {
    const listings = listPublicAfter(db, last, batchSize);
    if (listings.length === 0) return;
    const rows = listings.map((listing) => toRow(listing, names));
    yield format === 'csv' ? toCsv(rows.map(rowToCells)) : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    last = listings.at(-1)?.listing.number ?? last;
    onProgress?.((done += rows.length));
  }
}

/** Cells that a spreadsheet would calculate get an apostrophe before them. */
function toCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
}

function toRow(row: PublicListing, names: Record<'listing' | 'vendor', ReturnType<typeof externalIds>>): Row {
  const { listing, vendor, revision } = row;
  const { ownership, ...said } = vendor.content;
  return {
    id: names.listing.nameOf(listing.id),
    slug: listing.slug,
    published: publishedAt(row).toISOString(),
    sample: listing.sample,
    vendor: { id: names.vendor.nameOf(vendor.id), slug: vendor.slug, ...said, ...(ownership !== undefined && said.ownershipConsent === true ? { ownership } : {}) },
    content: revision.content,
  };
}
