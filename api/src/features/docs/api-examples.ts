import type { ApiTag } from './api-texts.ts';

/** How a program names an operation, its tag, and an address that shows it at work. */
export type OperationFacts = { readonly id: string; readonly tag: ApiTag; readonly example: string };

/** What each operation is, by its method and path. */
export const operationFacts: Readonly<Record<string, OperationFacts>> = {
  'GET /api/v1/': { id: 'readEntry', tag: 'entrance', example: '/api/v1/' },
  'GET /api/v1/contacts': { id: 'readContacts', tag: 'entrance', example: '/api/v1/contacts' },
  'GET /api/v1/listings': { id: 'searchListings', tag: 'search', example: '/api/v1/listings?q=cloud&lang=en&area=service-it&sort=newest' },
  'GET /api/v1/suggest': { id: 'suggest', tag: 'search', example: '/api/v1/suggest?q=acc&lang=en' },
  'GET /api/v1/listings/{slug}': { id: 'readListing', tag: 'listings', example: '/api/v1/listings/{slug}' },
  'GET /api/v1/listings/{slug}/similar': { id: 'listSimilar', tag: 'listings', example: '/api/v1/listings/{slug}/similar' },
  'GET /api/v1/newest': { id: 'listNewest', tag: 'listings', example: '/api/v1/newest?area=secure-it&limit=5' },
  'GET /api/v1/vendors': { id: 'listVendors', tag: 'vendors', example: '/api/v1/vendors?province=qc' },
  'GET /api/v1/vendors/{slug}': { id: 'readVendor', tag: 'vendors', example: '/api/v1/vendors/{slug}' },
  'GET /api/v1/featured': { id: 'listFeatured', tag: 'featured', example: '/api/v1/featured' },
  'GET /api/v1/taxonomy': { id: 'readTaxonomy', tag: 'taxonomy', example: '/api/v1/taxonomy' },
  'GET /api/v1/coverage': { id: 'readCoverage', tag: 'taxonomy', example: '/api/v1/coverage' },
};

/** A value that each parameter may have, by its name. */
export const parameterExamples: Readonly<Record<string, unknown>> = {
  q: 'cloud backup',
  lang: 'en',
  slug: 'permit-ledger',
  area: ['service-it', 'secure-it'],
  action: ['cloud-adoption'],
  category: ['analytics-bi'],
  deployment: ['saas'],
  residency: ['canada-only'],
  security: ['protected-b'],
  procurement: ['saas-mos'],
  certification: ['iso-27001'],
  accessibility: ['wcag-21-aa'],
  language: ['both'],
  province: ['qc', 'on'],
  ownership: ['indigenous'],
  maturity: ['commercial'],
  type: ['product'],
  sort: 'newest',
  page: 1,
  limit: 5,
  letter: 'A',
};
