import { ShownContent, type DraftContent, type DraftPreview } from '#api/contract/draft.ts';
import { ListingContent } from '#api/contract/listing-content.ts';
import type { Database } from '#api/db/open-database.ts';
import { countPublicByVendor, dayOf, findLiveContent, vendorSummary } from '#api/features/listings/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { openDraft } from './open-draft.ts';
import { settleContent } from './settle-content.rules.ts';

/** What previewing needs. */
export type PreviewDeps = { readonly db: Database; readonly now: () => Date };

/** What stands where nothing was written yet that a listing must have. */
const stillMissing: ListingContent = {
  name: { en: '(no name yet)', fr: '(pas encore de nom)' },
  summary: { en: '(no summary yet)', fr: '(pas encore de résumé)' },
  description: { en: '(no description yet)', fr: '(pas encore de description)' },
  website: 'https://example.ca/',
  areas: [],
  categories: [],
  deployment: [],
  contact: { role: { en: '(no contact yet)', fr: '(pas encore de contact)' }, email: 'contact@example.ca' },
};

/** A draft as its public page would show it; what cannot be published as it is, is left out and named. */
export function previewDraft({ db, now }: PreviewDeps, listingId: string): DraftPreview {
  const { listing, newest, content } = openDraft(db, listingId);
  const vendor = findVendorById(db, listing.vendorId);
  if (vendor === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
  const settled = settleContent(content, { today: dayOf(now()), live: findLiveContent(db, listingId) });
  const { shown, leftOut } = showable(settled);
  const at = now().toISOString();
  return {
    listing: {
      id: listing.id,
      slug: listing.slug,
      version: '0',
      sample: listing.sample,
      publishedAt: listing.publishedAt?.toISOString() ?? at,
      updatedAt: at,
      revision: (newest?.number ?? 0) + 1,
      content: shown,
      vendor: vendorSummary(vendor, countPublicByVendor(db, vendor.id)),
    },
    leftOut,
  };
}

function showable(content: DraftContent): { shown: ListingContent; leftOut: string[] } {
  const shown: Record<string, unknown> = { ...stillMissing };
  const leftOut: string[] = [];
  for (const [field, schema] of Object.entries(ListingContent.shape)) {
    const value = content[field];
    if (value === undefined) continue;
    const read = schema.safeParse(value);
    if (read.success) shown[field] = read.data;
    else leftOut.push(field);
  }
  return { shown: ShownContent.parse(shown), leftOut };
}
