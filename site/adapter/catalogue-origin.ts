/** Where the catalogue runs whose API pages read while they are developed. */
export const catalogueOrigin = process.env['CATALOG_ORIGIN'] ?? 'http://localhost:4400';
