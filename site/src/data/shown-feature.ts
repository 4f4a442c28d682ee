import type { ManagedFeature } from '@catalog/api/contract/feature.ts';
import type { Feature, ListingDetail } from '@catalog/api/contract/listing.ts';

/** A feature of staff as the public will see it, on the card of its listing. */
export function shownFeature(
  { id, content, startsAt, endsAt }: Pick<ManagedFeature, 'id' | 'content' | 'startsAt' | 'endsAt'>,
  { content: said, vendor, ...listing }: ListingDetail,
): Feature {
  const logo = said.logo ?? vendor.logo;
  return {
    id,
    ...content,
    startsAt,
    endsAt,
    listing: {
      id: listing.id,
      slug: listing.slug,
      name: said.name,
      summary: said.summary,
      vendor: { slug: vendor.slug, name: vendor.name, province: vendor.province },
      areas: said.areas.map((area) => area.id),
      categories: said.categories,
      deployment: said.deployment,
      ...(said.dataResidency === undefined ? {} : { dataResidency: said.dataResidency.id }),
      ...(said.securityLevel === undefined ? {} : { securityLevel: said.securityLevel.id }),
      procurement: (said.procurement ?? []).map(({ vehicle }) => vehicle),
      ...(logo === undefined ? {} : { logo }),
      publishedAt: listing.publishedAt,
      updatedAt: listing.updatedAt,
      sample: listing.sample,
    },
  };
}
