import { z } from 'zod';
import { Contacts } from '#api/contract/contacts.ts';
import { Claim, Contact, Image, ListingContent } from '#api/contract/listing-content.ts';
import { CardList, Coverage, Feature, FeatureList, ListingCard, ListingDetail, VendorDetail, VendorPage } from '#api/contract/listing.ts';
import { Problem } from '#api/contract/problem.ts';
import { FacetCount, Loosening, SearchAnswer, SearchItem, SuggestAnswer } from '#api/contract/search.ts';
import { Action, Area, Category, Taxonomy, Term } from '#api/contract/taxonomy.ts';
import { text } from '#api/contract/text.ts';
import { VendorContent, VendorSummary } from '#api/contract/vendor.ts';
import { memberSchemas } from './described/member-schemas.ts';
import { staffSchemas } from './described/staff-schemas.ts';

/** The entrance of the API: what it is, and where everything is. */
export const Entry = z.strictObject({
  name: z.strictObject({ en: z.string(), fr: z.string() }),
  version: z.string(),
  documentation: z.string(),
  description: z.string(),
  links: z.record(z.string(), z.string()),
});

/** The schemas of the public catalogue, by their names in the description of the API. */
const catalogueSchemas = {
  Action,
  Area,
  CardList,
  Category,
  Claim,
  Contact,
  Contacts,
  Coverage,
  Entry,
  FacetCount,
  Feature,
  FeatureList,
  Image,
  ListingCard,
  ListingContent,
  ListingDetail,
  Loosening,
  Problem,
  SearchAnswer,
  SearchItem,
  SuggestAnswer,
  Taxonomy,
  Term,
  Text: text(6000),
  VendorContent,
  VendorDetail,
  VendorPage,
  VendorSummary,
} as const satisfies Record<string, z.ZodType>;

/** The name of a schema of the public catalogue in the description of the API. */
export type SchemaName = keyof typeof catalogueSchemas;

/** The schemas that the description of the API names, by their names there. */
export const apiSchemas = { ...catalogueSchemas, ...memberSchemas, ...staffSchemas };
