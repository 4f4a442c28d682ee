import { cardAddress, imageAddress, pageAddress } from '@catalog/api/contract/addresses.ts';
import type { ListingContent } from '@catalog/api/contract/listing-content.ts';
import { inLanguage, type Language, type Text } from '@catalog/api/contract/text.ts';
import { categoryPlaces, type ListingView } from '../../data/listing-view.ts';

/** A listing as schema.org knows it: a service, or an application whose provider is its vendor. */
export function describeListing(view: ListingView, address: string): object {
  const { listing, content, language } = view;
  const say = (value: Text): string => inLanguage(value, language).text;
  const at = (path: string): string => new URL(path, address).href;
  const service = content.offeringType === 'service';
  const categories = categoryPlaces(view).map(({ name }) => name);
  return {
    '@context': 'https://schema.org',
    '@type': service ? 'Service' : 'SoftwareApplication',
    '@id': `${address}#solution`,
    name: say(content.name),
    description: say(content.summary),
    ...(listing.sample ? { disambiguatingDescription: view.text.sampleNotice } : {}),
    url: address,
    sameAs: content.website,
    image: [at(cardAddress(language, listing.slug)), ...(content.screenshots ?? []).map(({ id }) => at(imageAddress(id)))],
    provider: { '@type': 'Organization', name: listing.vendor.name, url: at(pageAddress('vendor', language, { slug: listing.vendor.slug })) },
    ...logoOf(view, at),
    ...offersOf(content, address),
    ...((content.audience ?? []).length === 0 ? {} : { audience: content.audience?.map((id) => ({ '@type': 'Audience', audienceType: view.term('audience', id) })) }),
    ...((content.awards ?? []).length === 0 ? {} : { award: content.awards?.map(({ name, by, year }) => `${say(name)} (${by}, ${year})`) }),
    ...(service ? { serviceType: categories, areaServed: { '@type': 'Country', name: 'Canada' } } : applicationOf(view, categories, say)),
  };
}

function logoOf({ content, listing }: ListingView, at: (path: string) => string): object {
  const logo = content.logo ?? listing.vendor.logo;
  return logo === undefined ? {} : { logo: at(imageAddress(logo.id)) };
}

function applicationOf({ listing, content, language, terms }: ListingView, categories: string[], say: (value: Text) => string): object {
  const spoken = spokenIn(content.languages?.interface);
  return {
    applicationCategory: categories.join(', '),
    operatingSystem: terms('deployment', content.deployment),
    datePublished: listing.publishedAt.slice(0, 10),
    dateModified: listing.updatedAt.slice(0, 10),
    ...(spoken.length === 0 ? {} : { inLanguage: spoken }),
    ...((content.features ?? []).length === 0 ? {} : { featureList: content.features?.map(say) }),
    ...(content.documentation === undefined ? {} : { softwareHelp: { '@type': 'CreativeWork', url: content.documentation, inLanguage: language } }),
    ...(content.licence === undefined ? {} : { license: content.licence }),
  };
}

function spokenIn(id: string | undefined): Language[] {
  if (id === undefined) return [];
  if (id === 'en-only') return ['en'];
  return id === 'fr-only' ? ['fr'] : ['en', 'fr'];
}

/** An offer where a price is known; a range is an aggregate of offers. */
function offersOf({ pricing }: ListingContent, address: string): object {
  const money = { priceCurrency: 'CAD', url: `${address}#buy` };
  if (pricing === undefined) return {};
  const { model, minimum, maximum } = pricing;
  if (model === 'free') return { offers: { '@type': 'Offer', price: 0, ...money } };
  if (minimum === undefined && maximum === undefined) return {};
  if (minimum !== undefined && minimum === maximum) return { offers: { '@type': 'Offer', price: minimum, ...money } };
  return { offers: { '@type': 'AggregateOffer', ...(minimum === undefined ? {} : { lowPrice: minimum }), ...(maximum === undefined ? {} : { highPrice: maximum }), ...money } };
}
