export { buildFeed } from './build-feed.ts';
export { feedTypes, matchFeed, type FeedAddress } from './feed-address.ts';
