export { createVendor } from './create-vendor.ts';
export { reviseVendor } from './revise-vendor.ts';
export {
  countVendors,
  countVendorSlugs,
  findActiveVendor,
  findVendor,
  findVendorById,
  findVendorVersion,
  insertVendors,
  listLetters,
  listProvinces,
  listVendors,
  updateVendor,
  type DirectoryPart,
  type VendorRow,
} from './vendor.store.ts';
export { listVendorRuns, listVendorSlugs, type VendorSlug } from './sitemap-rows.store.ts';
export { isSameWebsite, ownDomain, readMailAddress, type MailAddress } from './vendor-domain.rules.ts';
export { hasHiddenSigns, mixesScripts } from './vendor-name.rules.ts';
export { findNamesakes, listByWebsite, type Namesake } from './namesakes.store.ts';
export { freeVendorSlug } from './free-slug.store.ts';
export { findVendorsByIds, findVendorsByWords, type VendorFound } from './find-by-words.store.ts';
