export { buildFeed, feedTypes, matchFeed, type FeedAddress } from './build-feed.ts';
