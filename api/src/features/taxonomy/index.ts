export { findUnknownTerms, type UnknownTerm } from './content-terms.ts';
export { readTaxonomy, type TaxonomyData } from './read-taxonomy.ts';
export { idsOf, withKnownTerms } from './known-terms.ts';
