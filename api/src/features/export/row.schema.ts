import { z } from 'zod';
import { ListingContent, Slug } from '#api/contract/listing-content.ts';
import { Line } from '#api/contract/plain-text.ts';
import { VendorContent } from '#api/contract/vendor.ts';

/** What another system calls a listing or a vendor. */
export const ExternalId = Line.min(1).max(200);

/**
 * A listing with its vendor, as it is exported and imported: one line of JSON, or one row of CSV.
 * `id` and `vendor.id` are what the other system calls them, and find them again at the next import.
 */
export const Row = z.strictObject({
  id: ExternalId,
  slug: Slug.optional(),
  published: z.union([z.iso.datetime(), z.iso.date()]).optional(),
  sample: z.boolean().optional(),
  vendor: VendorContent.extend({ id: ExternalId, slug: Slug.optional() }),
  content: ListingContent,
});
export type Row = z.infer<typeof Row>;
