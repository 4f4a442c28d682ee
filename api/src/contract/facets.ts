import { z } from 'zod';

/** The facets of a search, in the order in which they are shown. Each is also the name of its query parameter. */
export const facetNames = [
  'area',
  'action',
  'category',
  'deployment',
  'residency',
  'security',
  'procurement',
  'certification',
  'accessibility',
  'language',
  'province',
  'ownership',
  'maturity',
  'type',
] as const;

/** The name of a facet. */
export const FacetName = z.enum(facetNames);
export type FacetName = z.infer<typeof FacetName>;

/** The vocabulary of the taxonomy that gives each facet its values. */
export const facetVocabulary = {
  area: 'areas',
  action: 'actions',
  category: 'categories',
  deployment: 'deployment',
  residency: 'data_residency',
  security: 'security_level',
  procurement: 'procurement',
  certification: 'certifications',
  accessibility: 'accessibility',
  language: 'languages',
  province: 'provinces',
  ownership: 'ownership',
  maturity: 'maturity',
  type: 'offering_type',
} as const satisfies Record<FacetName, string>;
