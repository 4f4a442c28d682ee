import type { FeedContent, FeedItem } from './feed-content.ts';
import { element } from '#api/platform/xml.ts';
import { feedWords } from './feed-words.ts';

/** Writes a feed as Atom 1.0 (RFC 4287). */
export function writeAtom(feed: FeedContent): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    element('id', feed.self.atom),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', feed.updated),
    element('rights', feed.rights),
    `<author>${element('name', feedWords[feed.language].alliance)}</author>`,
    element('link', '', { rel: 'self', type: 'application/atom+xml', href: feed.self.atom }),
    element('link', '', { rel: 'alternate', type: 'text/html', href: feed.home }),
    ...feed.items.map((item) => writeEntry(item, feed)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function writeEntry(item: FeedItem, feed: FeedContent): string {
  const lines = [
    item.language === feed.language ? '<entry>' : `<entry xml:lang="${item.language}">`,
    element('id', item.id),
    element('title', item.title),
    element('published', item.published),
    element('updated', item.updated),
    `<author>${element('name', item.author)}</author>`,
    element('link', '', { rel: 'alternate', type: 'text/html', href: item.link }),
    ...item.categories.map((term) => element('category', '', { term })),
    element('summary', item.summary),
    element('content', item.html, { type: 'html' }),
    '</entry>',
  ];
  return lines.join('\n');
}
