export { buildFeed, feedTypes, matchFeed } from './build-feed.ts';
