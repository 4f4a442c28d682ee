import type { FeedContent } from './feed-content.ts';
import { feedWords } from './feed-words.ts';

/** Writes a feed as JSON Feed 1.1. */
export function writeJsonFeed(feed: FeedContent): string {
  const items = feed.items.map((item) => ({
    id: item.id,
    url: item.link,
    title: item.title,
    summary: item.summary,
    content_html: item.html,
    image: item.image,
    date_published: item.published,
    date_modified: item.updated,
    authors: [{ name: item.author }],
    tags: item.categories,
    language: item.language,
  }));
  const whole = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.home,
    feed_url: feed.self.json,
    language: `${feed.language}-CA`,
    authors: [{ name: feedWords[feed.language].alliance }],
    items,
  };
  return `${JSON.stringify(whole, undefined, 1)}\n`;
}
