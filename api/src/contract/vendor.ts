import { z } from 'zod';
import { Contact, Image, Slug, TermId } from './listing-content.ts';
import { Line } from './plain-text.ts';
import { text } from './text.ts';
import { WebAddress } from './web-address.ts';

/**
 * What a vendor says of itself. Ownership is self-identified, optional, and public only with `ownershipConsent`.
 * `province` and `size` are ids of the taxonomy.
 */
export const VendorContent = z.strictObject({
  legalName: Line.min(1).max(150),
  operatingName: Line.min(1).max(100),
  province: TermId,
  city: Line.max(80).optional(),
  founded: z.number().int().min(1800).max(2100).optional(),
  size: TermId.optional(),
  ownership: z.array(TermId).max(12).optional(),
  ownershipConsent: z.boolean().optional(),
  description: text(1500).optional(),
  website: WebAddress,
  logo: Image.optional(),
  mediaContact: Contact.optional(),
});
export type VendorContent = z.infer<typeof VendorContent>;

/** A vendor as a card or a listing names it. */
export const VendorSummary = z.strictObject({
  id: z.string(),
  slug: Slug,
  name: z.string(),
  province: TermId,
  ownership: z.array(TermId),
  logo: Image.optional(),
  sample: z.boolean(),
  listingCount: z.number().int(),
});
export type VendorSummary = z.infer<typeof VendorSummary>;
