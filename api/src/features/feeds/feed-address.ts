import { feedFormats, featuredFeed, type FeedFormat } from '#api/contract/addresses.ts';
import type { Area, Taxonomy } from '#api/contract/taxonomy.ts';
import { languages, type Language } from '#api/contract/text.ts';

/** The media type of each format. */
export const feedTypes = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const satisfies Record<FeedFormat, string>;

/** What a feed is of: the newest of everything, the newest of an area, or what is featured. */
export type FeedTopic = 'all' | 'featured' | Area;

/** Which feed an address is of; `subject` is the name of its topic in the address. */
export type FeedAddress = { readonly language: Language; readonly format: FeedFormat; readonly subject: string; readonly topic: FeedTopic };

/** Finds the feed of an address. */
export function matchFeed(address: string, taxonomy: Taxonomy): FeedAddress | undefined {
  const match = /^\/(?:en\/feeds|fr\/fils)\/([a-z-]+)\.(rss|atom|json)$/.exec(address);
  const format = feedFormats.find((name) => name === match?.[2]);
  const language = languages.find((code) => address.startsWith(`/${code}/`));
  const subject = match?.[1];
  if (format === undefined || language === undefined || subject === undefined) return undefined;
  const topic = topicOf(subject, language, taxonomy);
  return topic === undefined ? undefined : { language, format, subject, topic };
}

function topicOf(subject: string, language: Language, taxonomy: Taxonomy): FeedTopic | undefined {
  if (subject === 'all') return 'all';
  return subject === featuredFeed[language] ? 'featured' : taxonomy.areas.find(({ slug }) => slug[language] === subject);
}
