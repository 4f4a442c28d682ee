import { z } from 'zod';

const FileTerm = z.object({
  id: z.string(),
  en: z.string().min(1),
  fr: z.string().min(1),
  fr_ok: z.boolean().optional(),
  rank: z.number().optional(),
});

/** A term as the taxonomy file writes it. */
export type FileTerm = z.infer<typeof FileTerm>;

const described = { d_en: z.string().min(1), d_fr: z.string().min(1) };
const FileAction = FileTerm.extend({ ...described, slug_fr: z.string(), p: z.string() });
const terms = z.array(FileTerm).min(1);

/** The whole of `data/taxonomy.yaml`, as far as the catalogue reads it. */
export const TaxonomyFile = z.object({
  version: z.string(),
  frameworks: z.array(FileTerm.extend({ from: z.number(), to: z.number().nullable(), status: z.enum(['default', 'successor']) })),
  goals: z.array(FileTerm.extend(described)),
  areas: z.array(
    FileTerm.extend({
      ...described,
      slug: z.object({ en: z.string(), fr: z.string() }),
      order: z.number(),
      goal: z.string(),
      p: z.string(),
      aliases_fr: z.array(z.string().min(1)).default([]),
      actions: z.array(FileAction),
    }),
  ),
  categories: z.array(FileTerm.extend({ slug_fr: z.string(), a: z.string(), u: z.string().optional() })),
  audience: terms,
  offering_type: terms,
  deployment: terms,
  data_residency: terms,
  security_level: terms,
  organization_clearance: terms,
  certifications: terms,
  accessibility: terms,
  languages: terms,
  procurement: terms,
  ownership: terms,
  maturity: terms,
  openness: terms,
  provinces: terms,
  privacy: terms,
  green: terms,
  pricing_model: terms,
  ai_use: terms,
  seller_role: terms,
  vendor_size: terms,
  support_channels: terms,
  search_synonyms: z.array(z.array(z.string()).min(2)),
});
