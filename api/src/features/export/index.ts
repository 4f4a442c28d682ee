export { columns, headersOf, type Column } from './columns.ts';
export { exportFormats, exportListings, type ExportFormat } from './export-listings.ts';
export { externalIds } from './external-id.store.ts';
export { valueAt } from './row-to-cells.ts';
export { Row } from './row.schema.ts';
