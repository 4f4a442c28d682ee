export { allClaims, currentId, currentIds, dayOf, isCurrent } from './claims.rules.ts';
export { listingRoutes } from './listings.routes.ts';
export { createListing } from './create-listing.ts';
export { listingCard, listingDetail, publicVersion, publishedAt, vendorSummary } from './listing-projection.ts';
export {
  findFormerSlug,
  findListing,
  findListingBySlug,
  findPublicBySlug,
  listExpiring,
  listNewest,
  listPublicAfter,
  listPublicByIds,
  listPublicByVendor,
  type PublicListing,
  type PublicPart,
} from './listing.store.ts';
export { applyListingMove } from './move-listing.ts';
export { applyRevisionMove } from './move-revision.ts';
export { reviseListing } from './revise-listing.ts';
export { countSlugs, insertLiveListings, type NewLiveListing } from './insert-live-listings.store.ts';
