export { createVendor } from './create-vendor.ts';
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
