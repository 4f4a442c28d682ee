import type { CatalogueClient } from '#api/contract/catalogue-client.ts';
import type { FeedAddress } from './feed-address.ts';
import { gatherFeed, type FeedDeps } from './feed-content.ts';
import { writeAtom } from './write-atom.ts';
import { writeJsonFeed } from './write-json-feed.ts';
import { writeRss } from './write-rss.ts';

/** How many entries a feed holds. */
const feedLength = 30;

const writers = { rss: writeRss, atom: writeAtom, json: writeJsonFeed } as const;

/** Builds the feed of an address from what the public API says. */
export async function buildFeed(deps: FeedDeps, client: Pick<CatalogueClient, 'newest' | 'featured'>, feed: FeedAddress): Promise<string> {
  return writers[feed.format](gatherFeed(deps, feed, await entriesOf(client, feed)));
}

async function entriesOf(client: Pick<CatalogueClient, 'newest' | 'featured'>, { topic }: FeedAddress) {
  if (topic === 'featured') return (await client.featured()).items.slice(0, feedLength);
  return (await client.newest({ limit: feedLength, ...(topic === 'all' ? {} : { area: topic.id }) })).items;
}
