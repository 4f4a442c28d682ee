export { importListings, type ImportReport, type ImportRequest } from './import-listings.ts';
export { formatOf, type ImportFormat } from './read-rows.ts';
export type { Problem, Repair } from './problem.ts';
