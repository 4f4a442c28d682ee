import { pageAddress } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';

/** How long a security.txt holds, in days: under the year that RFC 9116 advises, and counted anew at each request. */
const holds = 180;

/** What crawlers may visit: everything but the endless combinations of a search, and the API. */
export function writeRobots(baseUrl: string): string {
  const searches = languages.map((language) => `Disallow: ${pageAddress('search', language)}?`);
  return ['User-agent: *', 'Allow: /', ...searches, 'Disallow: /api/v1/', '', `Sitemap: ${baseUrl}/sitemap.xml`, ''].join('\n');
}

/** Whom to tell of a flaw (RFC 9116). `today` is at midnight, so that the text stays the same all day. */
export function writeSecurity(baseUrl: string, email: string, today: Date): string {
  const expires = new Date(today.getTime() + holds * 86_400_000).toISOString();
  return [`Contact: mailto:${email}`, `Expires: ${expires}`, 'Preferred-Languages: en, fr', `Canonical: ${baseUrl}/.well-known/security.txt`, ''].join('\n');
}
