export { createVendor } from './create-vendor.ts';
export {
  countVendors,
  countVendorSlugs,
  findActiveVendor,
  findVendor,
  findVendorById,
  insertVendors,
  listLetters,
  listVendors,
  type DirectoryPart,
  type VendorRow,
} from './vendor.store.ts';
