import { Feed } from 'feed';
import { feedAddress, feedFormats, pageAddress, type FeedFormat } from '#api/contract/addresses.ts';
import type { ListingCard } from '#api/contract/listing.ts';
import type { Area, Taxonomy } from '#api/contract/taxonomy.ts';
import { inLanguage, languages, type Language } from '#api/contract/text.ts';

/** The media type of each format. */
export const feedTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const satisfies Record<FeedFormat, string>;

/** Which feed an address is of. */
export type FeedAddress = { readonly language: Language; readonly format: FeedFormat; readonly subject: string; readonly area: Area | undefined };

/** Finds the feed of an address. */
export function matchFeed(address: string, taxonomy: Taxonomy): FeedAddress | undefined {
  const match = /^\/(?:en\/feeds|fr\/fils)\/([a-z-]+)\.(rss|atom|json)$/.exec(address);
  const format = feedFormats.find((name) => name === match?.[2]);
  const language = languages.find((code) => address.startsWith(`/${code}/`));
  const subject = match?.[1];
  if (format === undefined || language === undefined || subject === undefined) return undefined;
  const area = taxonomy.areas.find(({ slug }) => slug[language] === subject);
  return area === undefined && subject !== 'all' ? undefined : { language, format, subject, area };
}

const words = {
  en: { title: 'The CATAlog: new solutions', description: 'Canadian technology solutions, newest first.', copyright: 'Canadian Advanced Technology Alliance', sample: 'Sample' },
  fr: {
    title: 'Le CATAlog : nouvelles solutions',
    description: 'Solutions technologiques canadiennes, les plus récentes d’abord.',
    copyright: 'Alliance canadienne pour les technologies avancées',
    sample: 'Exemple',
  },
} as const;

/** Writes a feed of cards, newest first. */
export function buildFeed({ language, format, subject, area }: FeedAddress, cards: readonly ListingCard[], baseUrl: string): string {
  const said = words[language];
  const [newest] = cards;
  const feed = new Feed({
    id: `${baseUrl}${feedAddress(language, subject, format)}`,
    title: area === undefined ? said.title : `${said.title} – ${area[language]}`,
    description: said.description,
    link: `${baseUrl}${pageAddress('home', language)}`,
    language,
    copyright: said.copyright,
    feedLinks: Object.fromEntries(feedFormats.map((name) => [name, `${baseUrl}${feedAddress(language, subject, name)}`])),
    // A feed without items never changed; the moment of its making would make it new each time.
    updated: newest === undefined ? new Date(0) : new Date(newest.updatedAt),
  });
  for (const card of cards) {
    const link = `${baseUrl}${pageAddress('listing', language, { slug: card.slug })}`;
    const name = inLanguage(card.name, language).text;
    feed.addItem({
      id: link,
      link,
      title: card.sample ? `[${said.sample}] ${name}` : name,
      description: inLanguage(card.summary, language).text,
      date: new Date(card.updatedAt),
      published: new Date(card.publishedAt),
      author: [{ name: card.vendor.name }],
    });
  }
  if (format === 'rss') return feed.rss2();
  return format === 'atom' ? feed.atom1() : feed.json1();
}
