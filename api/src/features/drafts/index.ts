export { draftRoutes } from './drafts.routes.ts';
export { ownListings } from './own-listing.ts';
