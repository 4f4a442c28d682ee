import type { ListingCard, ListingDetail } from '#api/contract/listing.ts';
import type { VendorSummary } from '#api/contract/vendor.ts';
import type { VendorRow } from '#api/features/vendors/index.ts';
import { currentId, currentIds, dayOf } from './claims.rules.ts';
import type { PublicListing } from './listing.store.ts';

/** What changes whenever anything shown of a listing changes. */
export function publicVersion({ listing, vendor }: PublicListing): string {
  return `${listing.version}.${vendor.version}`;
}

/** When a public listing was first published. */
export function publishedAt({ listing }: PublicListing): Date {
  return listing.publishedAt ?? listing.createdAt;
}

/** The vendor as a card or listing names it; ownership only with consent. */
export function vendorSummary(vendor: VendorRow, listingCount: number): VendorSummary {
  const { content } = vendor;
  return {
    id: vendor.id,
    slug: vendor.slug,
    name: content.operatingName,
    province: content.province,
    ownership: content.ownershipConsent === true ? (content.ownership ?? []) : [],
    ...(content.logo === undefined ? {} : { logo: content.logo }),
    sample: vendor.sample,
    listingCount,
  };
}

/** A public listing as a card; claims that have expired are left out. */
export function listingCard(row: PublicListing, now: Date): ListingCard {
  const { listing, vendor, revision } = row;
  const { content } = revision;
  const today = dayOf(now);
  const residency = currentId(content.dataResidency, today);
  const security = currentId(content.securityLevel, today);
  const logo = content.logo ?? vendor.content.logo;
  return {
    id: listing.id,
    slug: listing.slug,
    name: content.name,
    summary: content.summary,
    vendor: { slug: vendor.slug, name: vendor.content.operatingName, province: vendor.content.province },
    areas: content.areas.map(({ id }) => id),
    categories: content.categories,
    deployment: content.deployment,
    ...(residency === undefined ? {} : { dataResidency: residency }),
    ...(security === undefined ? {} : { securityLevel: security }),
    procurement: currentIds(content.procurement, today, ({ vehicle }) => vehicle),
    ...(logo === undefined ? {} : { logo }),
    publishedAt: publishedAt(row).toISOString(),
    updatedAt: listing.updatedAt.toISOString(),
    sample: listing.sample,
  };
}

/** A public listing, whole. */
export function listingDetail(row: PublicListing, listingCount: number): ListingDetail {
  const { listing, revision, vendor } = row;
  return {
    id: listing.id,
    slug: listing.slug,
    version: publicVersion(row),
    sample: listing.sample,
    publishedAt: publishedAt(row).toISOString(),
    updatedAt: listing.updatedAt.toISOString(),
    revision: revision.number,
    content: revision.content,
    vendor: vendorSummary(vendor, listingCount),
  };
}
