export { BuildProgress, type IndexName } from './build-progress.ts';
export { findIndexDifferences, indexListings, rebuildIndex, rebuildIndexes, reconcileIndex, type IndexDeps } from './index-listings.ts';
export { keepIndex, type IndexKeeper } from './keep-index.ts';
export { MeilisearchKeeper, mirroredAtOnce } from './keep-meilisearch.ts';
export { searchListings, type SearchDeps } from './search-listings.ts';
export { documentVersion } from './search-document.ts';
export { suggest } from './suggest.ts';
export { searchRoutes } from './search.routes.ts';
