export { createVendor } from './create-vendor.ts';
export { countVendors, findActiveVendor, findVendor, findVendorById, listLetters, listVendors, type DirectoryPart, type VendorRow } from './vendor.store.ts';
