export { indexListings, rebuildIndex, reconcileIndex, type IndexDeps } from './index-listings.ts';
export { idsOf, searchListings, type SearchDeps } from './search-listings.ts';
export { suggest } from './suggest.ts';
export { searchRoutes } from './search.routes.ts';
