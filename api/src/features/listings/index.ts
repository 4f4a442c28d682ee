export { allClaims, currentId, currentIds, dayOf, isCurrent } from './claims.rules.ts';
export { listingRoutes } from './listings.routes.ts';
export { announceListing } from './announce-listing.ts';
export { countPublic } from './count-public.ts';
export { createListing } from './create-listing.ts';
export { listingCard, listingDetail, publicVersion, publishedAt, vendorSummary } from './listing-projection.ts';
export {
  findFormerSlug,
  findListing,
  findListingBySlug,
  findLiveContent,
  findNewestRevision,
  findPublicBySlug,
  findRevision,
  findRevisionBefore,
  getListing,
  getRevision,
  listByVendor,
  listFormerSlugs,
  listNewest,
  listPublicAfter,
  listPublicByIds,
  listPublicByVendor,
  rewriteDraft,
  type ListingRow,
  type PublicListing,
  type PublicPart,
  type RevisionRow,
} from './listing.store.ts';
export {
  areAllPublic,
  countPublicByVendor,
  countPublicByVendors,
  findPublicVersion,
  listPublicSlugs,
  listPublicVersions,
  listScheduledUntil,
  listStale,
  type PublicSlug,
} from './public-rows.store.ts';
export { applyListingMove } from './move-listing.ts';
export { applyRevisionMove } from './move-revision.ts';
export { announceVendor, applyVendorMove } from './move-vendor.ts';
export { reviseListing } from './revise-listing.ts';
export { startListing } from './start-listing.ts';
export { countSlugs, insertLiveListings, type NewLiveListing } from './insert-live-listings.store.ts';
export { publishScheduled, scheduleRevision } from './schedule-revision.ts';
export { listExpiring } from './shown-terms.store.ts';
export { touchedTerms } from './touched-terms.ts';
export { listTermMates } from './term-mates.store.ts';
export type { Deed } from './deed.ts';
export { moveListing, moveRevision, staleBefore, type ListingMove } from './listing-life.rules.ts';
export { listPublicRuns, type PublicRun } from './sitemap-rows.store.ts';
export { missingListing } from './missing-listing.ts';
