import { languages } from '#api/contract/text.ts';
import { escapeXml } from '#api/platform/xml.ts';
import type { SitemapEntry, SitemapPart } from './sitemap-entries.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Writes the index of the sitemaps. */
export function writeIndex(parts: readonly SitemapPart[], baseUrl: string): string {
  const lines = parts.map(({ name, changed }) => `<sitemap><loc>${escapeXml(`${baseUrl}/sitemaps/${name}.xml`)}</loc>${lastModified(changed)}</sitemap>`);
  return `${declaration}\n<sitemapindex ${namespace}>\n${lines.join('\n')}\n</sitemapindex>\n`;
}

/** Writes one sitemap: each page in both languages, each naming the other; who speaks neither is shown English. */
export function writeSitemap(entries: readonly SitemapEntry[], baseUrl: string): string {
  const lines = entries.flatMap((entry) => {
    const home = entry.en === '/en/' ? '/' : entry.en;
    const links = [...languages.map((language) => alternate(language, `${baseUrl}${entry[language]}`)), alternate('x-default', `${baseUrl}${home}`)].join('');
    return languages.map((language) => `<url><loc>${escapeXml(`${baseUrl}${entry[language]}`)}</loc>${lastModified(entry.changed)}${links}</url>`);
  });
  return `${declaration}\n<urlset ${namespace} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('\n')}\n</urlset>\n`;
}

function alternate(language: string, href: string): string {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(href)}"/>`;
}

function lastModified(changed: Date | undefined): string {
  return changed === undefined ? '' : `<lastmod>${changed.toISOString()}</lastmod>`;
}
