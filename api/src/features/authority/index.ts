export { policies, type PolicyName } from './policies.ts';
export { findStanding, findVendorOfListing, type Standing } from './authority.store.ts';
