import { cardAddress, feedAddress, feedFormats, pageAddress } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';

/** Asks the server for an address; the body is as it was sent, without an encoding. */
export type Get = (address: string) => Promise<{ status: number; body: string }>;

/** A listing as the tests look for it: its slug stands on every surface that shows it. */
export type Sought = { readonly slug: string; readonly vendorSlug: string };

/** The surfaces that show many listings; `make-listings.ts` files its listings under these terms. */
export const sharedSurfaces: readonly string[] = [
  ...languages.flatMap((language) => [
    pageAddress('home', language),
    pageAddress('featured', language),
    pageAddress('media', language),
    ...feedFormats.flatMap((format) => [feedAddress(language, 'all', format), feedAddress(language, language === 'en' ? 'secure-it' : 'securite-ti', format)]),
    `${pageAddress('search', language)}?sort=newest`,
  ]),
  '/en/areas/secure-it/',
  '/en/areas/secure-it/cyber-authentication/',
  '/en/categories/iam/',
  '/fr/categories/identite-acces/',
  '/sitemaps/0.xml',
  '/api/v1/newest?limit=50',
  '/api/v1/newest?category=iam&limit=50',
  '/api/v1/featured',
  '/api/v1/listings?sort=newest',
  '/api/v1/listings?category=iam&sort=newest',
];

/** The surfaces that show one listing, or its vendor with all its listings. */
export function ownSurfaces({ slug, vendorSlug }: Sought): string[] {
  return [
    ...languages.flatMap((language) => [
      pageAddress('listing', language, { slug }),
      pageAddress('vendor', language, { slug: vendorSlug }),
      cardAddress(language, slug),
      `${pageAddress('search', language)}?q=${slug}`,
    ]),
    `/api/v1/listings/${slug}`,
    `/api/v1/listings/${slug}/similar`,
    `/api/v1/vendors/${vendorSlug}`,
    `/api/v1/listings?q=${slug}`,
    `/api/v1/suggest?q=${slug}`,
  ];
}

/** The surfaces that show any of some listings now, each with its slug. */
export async function surfacesThatShow(get: Get, sought: readonly Sought[]): Promise<string[]> {
  const shown: string[] = [];
  for (const address of sharedSurfaces) {
    const { body } = await get(address);
    for (const { slug } of sought) if (names(body, slug)) shown.push(`${address} shows ${slug}`);
  }
  for (const one of sought)
    for (const address of ownSurfaces(one)) {
      const { status, body } = await get(address);
      // What was asked for is said again by a search without results, so only an address or a value counts.
      const isOwn = address.includes(`/${one.slug}`) && status === 200;
      if (isOwn || names(body, one.slug)) shown.push(`${address} shows ${one.slug}`);
    }
  return shown;
}

/** Whether a body leads to a listing: its address, or its slug as a value. */
export function names(body: string, slug: string): boolean {
  return body.includes(`/solutions/${slug}/`) || body.includes(`"slug":"${slug}"`);
}
