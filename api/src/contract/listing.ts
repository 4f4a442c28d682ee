import { z } from 'zod';
import { Image, ListingContent, Slug, TermId } from './listing-content.ts';
import { text } from './text.ts';
import { VendorContent, VendorSummary } from './vendor.ts';

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime();

/** A listing as every card shows it: the facts that decide at one glance. Claims that have expired are left out. */
export const ListingCard = z.strictObject({
  id: z.string(),
  slug: Slug,
  name: text(100),
  summary: text(300),
  vendor: z.strictObject({ slug: Slug, name: z.string(), province: TermId }),
  areas: z.array(TermId),
  categories: z.array(TermId),
  deployment: z.array(TermId),
  dataResidency: TermId.optional(),
  securityLevel: TermId.optional(),
  procurement: z.array(TermId),
  logo: Image.optional(),
  publishedAt: Instant,
  updatedAt: Instant,
  sample: z.boolean(),
});
export type ListingCard = z.infer<typeof ListingCard>;

/** A public listing, whole: the approved revision, its vendor and its dates. `version` changes with anything shown. */
export const ListingDetail = z.strictObject({
  id: z.string(),
  slug: Slug,
  version: z.string(),
  sample: z.boolean(),
  publishedAt: Instant,
  updatedAt: Instant,
  revision: z.number().int(),
  content: ListingContent,
  vendor: VendorSummary,
});
export type ListingDetail = z.infer<typeof ListingDetail>;

/** A public vendor with all its public listings, newest first. */
export const VendorDetail = z.strictObject({
  id: z.string(),
  slug: Slug,
  version: z.string(),
  sample: z.boolean(),
  content: VendorContent,
  listings: z.array(ListingCard),
});
export type VendorDetail = z.infer<typeof VendorDetail>;

/** A page of the vendors' directory. `letters` and `provinces` are those that have a vendor, with how many, whatever is chosen of the same kind. */
export const VendorPage = z.strictObject({
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  items: z.array(VendorSummary),
  letters: z.array(z.strictObject({ letter: z.string(), count: z.number().int() })),
  provinces: z.array(z.strictObject({ id: TermId, count: z.number().int() })),
});
export type VendorPage = z.infer<typeof VendorPage>;

/** A technology that CATA features, with its story. */
export const Feature = z.strictObject({
  id: z.string(),
  headline: text(120),
  story: text(1200),
  reason: text(300),
  startsAt: Instant,
  endsAt: Instant.nullable(),
  listing: ListingCard,
});
export type Feature = z.infer<typeof Feature>;

/** How many public solutions answer each area, action and category. */
export const Coverage = z.strictObject({
  listings: z.number().int(),
  vendors: z.number().int(),
  samples: z.number().int(),
  areas: z.record(z.string(), z.number().int()),
  actions: z.record(z.string(), z.number().int()),
  categories: z.record(z.string(), z.number().int()),
  provinces: z.record(z.string(), z.number().int()),
});
export type Coverage = z.infer<typeof Coverage>;

/** A plain list of cards. */
export const CardList = z.strictObject({ total: z.number().int(), items: z.array(ListingCard) });
export type CardList = z.infer<typeof CardList>;

/** A plain list of features, in the order in which they are shown. */
export const FeatureList = z.strictObject({ items: z.array(Feature) });
export type FeatureList = z.infer<typeof FeatureList>;
