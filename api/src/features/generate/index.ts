export { generateListings, type GenerateRequest } from './generate-listings.ts';
