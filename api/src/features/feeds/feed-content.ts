import { cardAddress, feedAddress, feedFormats, pageAddress, type FeedFormat } from '#api/contract/addresses.ts';
import type { Feature, ListingCard } from '#api/contract/listing.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { inLanguage, type Language, type Text } from '#api/contract/text.ts';
import type { FeedAddress, FeedTopic } from './feed-address.ts';
import { feedWords } from './feed-words.ts';
import { escapeXml } from '#api/platform/xml.ts';

/** One entry of a feed, whatever its format. `html` is safe, and in `language`. */
export type FeedItem = {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly language: Language;
  readonly author: string;
  readonly image: string;
  readonly categories: readonly string[];
  readonly published: string;
  readonly updated: string;
};

/** A feed, whatever its format. */
export type FeedContent = {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly rights: string;
  readonly home: string;
  readonly self: Readonly<Record<FeedFormat, string>>;
  readonly updated: string;
  readonly items: readonly FeedItem[];
};

/** What a feed without an entry says of its age: the day on which the catalogue was announced. */
const announced = '2016-07-06T00:00:00.000Z';

/** What feeds are gathered with; `baseUrl` is where the public reaches the catalogue. */
export type FeedDeps = { readonly taxonomy: Taxonomy; readonly baseUrl: string };

/** Gathers a feed of listings, or of features with their stories. */
export function gatherFeed({ taxonomy, baseUrl }: FeedDeps, { language, subject, topic }: FeedAddress, entries: readonly (ListingCard | Feature)[]): FeedContent {
  const said = feedWords[language];
  const items = entries.map((entry) => ('story' in entry ? featureItem(entry, language, baseUrl) : listingItem(entry, language, baseUrl)));
  const [rss = '', atom = '', json = ''] = feedFormats.map((format) => `${baseUrl}${feedAddress(language, subject, format)}`);
  return {
    language,
    title: topic === 'featured' ? said.featured : topic === 'all' ? said.newest : `${said.newest} – ${topic[language]}`,
    subtitle: topic === 'featured' ? said.featuredWhat : said.newestWhat,
    rights: said.rights,
    home: `${baseUrl}${homeOf(topic, language)}`,
    self: { rss, atom, json },
    updated: items.reduce((latest, { updated }) => (updated > latest ? updated : latest), announced),
    items: items.map((item, at) => ({ ...item, categories: namesOf(entries[at], taxonomy, language) })),
  };
}

function homeOf(topic: FeedTopic, language: Language): string {
  if (topic === 'all') return pageAddress('home', language);
  return topic === 'featured' ? pageAddress('featured', language) : pageAddress('area', language, { area: topic.slug[language] });
}

function namesOf(entry: ListingCard | Feature | undefined, taxonomy: Taxonomy, language: Language): string[] {
  if (entry === undefined) return [];
  const card = 'story' in entry ? entry.listing : entry;
  const terms = new Map([...taxonomy.areas, ...taxonomy.categories].map((term) => [term.id, term[language]]));
  return [...card.areas, ...card.categories].flatMap((id) => terms.get(id) ?? []);
}

function listingItem(card: ListingCard, language: Language, baseUrl: string): FeedItem {
  const summary = inLanguage(card.summary, language);
  return {
    ...itemOf(card, language, baseUrl, card.id),
    title: marked(card.name, card.sample, language),
    summary: summary.text,
    html: `<p>${escapeXml(summary.text)}</p>${signature(card, language, baseUrl)}`,
    language: summary.language,
    author: card.vendor.name,
    published: card.publishedAt,
    updated: card.updatedAt,
  };
}

function featureItem({ id, headline, story, reason, startsAt, listing }: Feature, language: Language, baseUrl: string): FeedItem {
  const told = inLanguage(story, language);
  const paragraphs = told.text.split(/\n{2,}/).map((part) => `<p>${escapeXml(part)}</p>`);
  return {
    ...itemOf(listing, language, baseUrl, id),
    title: marked(headline, listing.sample, language),
    summary: inLanguage(reason, language).text,
    html: `${paragraphs.join('')}<p>${escapeXml(inLanguage(listing.name, language).text)}</p>${signature(listing, language, baseUrl)}`,
    language: told.language,
    author: feedWords[language].alliance,
    published: startsAt,
    updated: startsAt,
  };
}

function itemOf(card: ListingCard, language: Language, baseUrl: string, id: string) {
  return {
    id: `tag:${new URL(baseUrl).hostname},2016-07-06:${language}/${id}`,
    link: `${baseUrl}${pageAddress('listing', language, { slug: card.slug })}`,
    image: `${baseUrl}${cardAddress(language, card.slug)}`,
    categories: [],
  };
}

function marked(title: Text, sample: boolean, language: Language): string {
  const { text } = inLanguage(title, language);
  return sample ? `[${feedWords[language].sample}] ${text}` : text;
}

function signature(card: ListingCard, language: Language, baseUrl: string): string {
  const said = feedWords[language];
  const vendor = `${baseUrl}${pageAddress('vendor', language, { slug: card.vendor.slug })}`;
  const listing = `${baseUrl}${pageAddress('listing', language, { slug: card.slug })}`;
  return `<p lang="${language}">${said.by} <a href="${escapeXml(vendor)}">${escapeXml(card.vendor.name)}</a> · <a href="${escapeXml(listing)}">${said.read}</a></p>`;
}
