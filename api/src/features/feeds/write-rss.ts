import type { FeedContent, FeedItem } from './feed-content.ts';
import { element } from '#api/platform/xml.ts';

/** Writes a feed as RSS 2.0. */
export function writeRss(feed: FeedContent): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.subtitle),
    element('language', `${feed.language}-ca`),
    element('copyright', feed.rights),
    element('lastBuildDate', new Date(feed.updated).toUTCString()),
    element('ttl', '60'),
    element('atom:link', '', { rel: 'self', type: 'application/rss+xml', href: feed.self.rss }),
    ...feed.items.map(writeItem),
    '</channel>',
    '</rss>',
  ];
  return `${lines.join('\n')}\n`;
}

function writeItem(item: FeedItem): string {
  const lines = [
    '<item>',
    element('title', item.title),
    element('link', item.link),
    element('guid', item.id, { isPermaLink: 'false' }),
    element('pubDate', new Date(item.published).toUTCString()),
    element('dc:creator', item.author),
    element('dc:language', item.language),
    ...item.categories.map((name) => element('category', name)),
    element('description', item.summary),
    element('content:encoded', item.html),
    '</item>',
  ];
  return lines.join('\n');
}
