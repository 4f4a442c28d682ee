import { imageAddress, pageAddress } from '@catalog/api/contract/addresses.ts';
import type { ListingCard, VendorDetail } from '@catalog/api/contract/listing.ts';
import { inLanguage, type Language } from '@catalog/api/contract/text.ts';
import { words } from '../../text/common.ts';

const context = { '@context': 'https://schema.org' } as const;

/** The catalogue itself, with the address that searches it. `here` is any address of the site. */
export function describeSite(name: string, language: Language, here: URL): object {
  const at = (path: string): string => new URL(path, here).href;
  return {
    ...context,
    '@type': 'WebSite',
    name,
    url: at(pageAddress('home', language)),
    inLanguage: language,
    publisher: { '@type': 'Organization', name: words[language].alliance },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${at(pageAddress('search', language))}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}

/** A list of listings, in the order of the page, which may show only the first of `total`. */
export function describeList({ items: cards, total }: { items: readonly ListingCard[]; total: number }, language: Language, here: URL): object[] {
  if (cards.length === 0) return [];
  const itemListElement = cards.map((card, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: inLanguage(card.name, language).text,
    url: new URL(pageAddress('listing', language, { slug: card.slug }), here).href,
  }));
  return [{ ...context, '@type': 'ItemList', numberOfItems: total, itemListElement }];
}

/** A vendor as an organization. `province` is its name in the page's language. */
export function describeVendor({ slug, content, sample }: VendorDetail, language: Language, province: string, here: URL): object {
  const at = (path: string): string => new URL(path, here).href;
  return {
    ...context,
    '@type': 'Organization',
    '@id': `${at(pageAddress('vendor', language, { slug }))}#vendor`,
    name: content.operatingName,
    legalName: content.legalName,
    ...(sample ? { disambiguatingDescription: words[language].vendorSample } : {}),
    url: content.website,
    address: { '@type': 'PostalAddress', ...(content.city === undefined ? {} : { addressLocality: content.city }), addressRegion: province, addressCountry: 'CA' },
    ...(content.description === undefined ? {} : { description: inLanguage(content.description, language).text }),
    ...(content.logo === undefined ? {} : { logo: at(imageAddress(content.logo.id)) }),
    ...(content.founded === undefined ? {} : { foundingDate: String(content.founded) }),
    ...(content.mediaContact === undefined ? {} : { contactPoint: { '@type': 'ContactPoint', contactType: 'media relations', email: content.mediaContact.email } }),
  };
}

/** The trail of a page; its last step is the page itself. */
export function describeTrail(crumbs: readonly { label: string; href?: string }[], here: URL): object[] {
  if (crumbs.length === 0) return [];
  const itemListElement = crumbs.map(({ label, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label,
    ...(href === undefined ? {} : { item: new URL(href, here).href }),
  }));
  return [{ ...context, '@type': 'BreadcrumbList', itemListElement }];
}

/** JSON that no markup within it can leave: neither a script's end nor a comment. */
export function toScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
