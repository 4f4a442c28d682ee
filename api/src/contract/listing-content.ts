import { z } from 'zod';
import { Line, Lines } from './plain-text.ts';
import { lineText, text } from './text.ts';
import { WebAddress } from './web-address.ts';

/** An id of the taxonomy: lowercase letters, digits and hyphens. */
export const TermId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** The last part of an address: ASCII, lowercase, hyphens. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** A calendar day, `YYYY-MM-DD`. */
export const Day = z.iso.date();

const shortName = Line.min(1).max(120);
const terms = (most: number) =>
  z
    .array(TermId)
    .max(most)
    .refine((ids) => new Set(ids).size === ids.length, { error: 'repeated' });

/**
 * What stands behind a statement: the vendor's word, a link to evidence, or a check by CATA staff,
 * with the day it was made and the day it ends (UTC, inclusive).
 */
export const Claim = z.strictObject({
  evidence: z.enum(['self-declared', 'evidence-linked', 'checked']),
  date: Day,
  expires: Day.optional(),
  url: WebAddress.optional(),
});
export type Claim = z.infer<typeof Claim>;

/** A role and a monitored address; never a person's name. */
export const Contact = z.strictObject({
  role: lineText(100),
  email: z.email().max(200),
  phone: Line.max(40).optional(),
});

/** An uploaded image, by the SHA-256 of its re-encoded bytes, with its description. */
export const Image = z.strictObject({
  id: z.string().regex(/^[a-f0-9]{64}$/),
  alt: z.strictObject({ en: Lines.min(1).max(300), fr: Lines.min(1).max(300) }),
});

const keywords = z.array(Line.min(1).max(60)).max(10).optional();

/**
 * What a vendor says of a solution: the content of one revision of a listing.
 * Name, summary, description, an area with its reason, a category, deployment, contact and website are required.
 * Every id is a term of the taxonomy's vocabulary of the same name.
 */
export const ListingContent = z.strictObject({
  // What it is
  name: lineText(100),
  summary: text(300),
  description: text(6000),
  features: z.array(lineText(120)).max(10).optional(),
  benefits: z.array(lineText(120)).max(10).optional(),
  keywords: z.strictObject({ en: keywords, fr: keywords }).optional(),
  offeringType: TermId.optional(),
  maturity: TermId.optional(),
  website: WebAddress,
  documentation: WebAddress.optional(),

  // Where it fits
  areas: z
    .array(z.strictObject({ id: TermId, reason: text(400) }))
    .min(1)
    .max(2),
  actions: terms(6).optional(),
  categories: terms(5).min(1),
  audience: terms(8).optional(),
  useCases: z.array(lineText(200)).max(5).optional(),

  // Can I buy it
  procurement: z
    .array(z.strictObject({ vehicle: TermId, number: Line.max(60).optional(), claim: Claim }))
    .max(16)
    .optional(),
  pricing: z
    .strictObject({
      model: TermId,
      minimum: z.number().nonnegative().max(1e9).optional(),
      maximum: z.number().nonnegative().max(1e9).optional(),
      assumptions: text(300).optional(),
    })
    .refine((p) => p.minimum === undefined || p.maximum === undefined || p.minimum <= p.maximum, { error: 'range-reversed', path: ['maximum'] })
    .optional(),
  trial: lineText(200).optional(),
  sellerRole: TermId.optional(),
  unspsc: z
    .array(z.string().regex(/^\d{8}$/))
    .max(5)
    .optional(),

  // Can I trust it
  deployment: terms(10).min(1),
  dataResidency: z.strictObject({ id: TermId, claim: Claim }).optional(),
  securityLevel: z.strictObject({ id: TermId, claim: Claim }).optional(),
  organizationClearance: z.strictObject({ id: TermId, claim: Claim }).optional(),
  certifications: z
    .array(z.strictObject({ id: TermId, certifier: shortName.optional(), claim: Claim }))
    .max(16)
    .optional(),
  privacy: z
    .array(z.strictObject({ id: TermId, url: WebAddress.optional() }))
    .max(6)
    .optional(),
  vulnerabilityDisclosure: z.union([WebAddress, z.email({ abort: true }).max(200)]).optional(),
  aiUse: z.strictObject({ id: TermId, note: text(300).optional() }).optional(),

  // Will everyone be able to use it
  accessibility: z.strictObject({ id: TermId, report: WebAddress.optional(), claim: Claim }).optional(),
  languages: z.strictObject({ interface: TermId.optional(), documentation: TermId.optional(), support: TermId.optional(), training: TermId.optional() }).optional(),

  // Will it fit
  openness: terms(4).optional(),
  api: WebAddress.optional(),
  openStandards: z.array(shortName).max(15).optional(),
  integrations: z.array(shortName).max(15).optional(),
  importFormats: z.array(shortName).max(15).optional(),
  exportFormats: z.array(shortName).max(15).optional(),
  exit: text(600).optional(),
  licence: Line.max(60).optional(),
  repository: WebAddress.optional(),
  green: terms(4).optional(),

  // Who says so
  references: z
    .array(z.strictObject({ organization: lineText(150), audience: TermId, status: z.enum(['claimed', 'confirmed']), year: z.number().int().min(1980).max(2100).optional() }))
    .max(10)
    .optional(),
  caseStudies: z
    .array(z.strictObject({ title: lineText(150), summary: text(600), url: WebAddress.optional() }))
    .max(5)
    .optional(),
  awards: z
    .array(z.strictObject({ name: lineText(150), by: shortName, year: z.number().int().min(1980).max(2100) }))
    .max(10)
    .optional(),

  // See it
  logo: Image.optional(),
  screenshots: z.array(Image).max(8).optional(),
  video: z.strictObject({ url: WebAddress, captions: z.boolean() }).optional(),
  pressKit: WebAddress.optional(),

  // Who answers
  support: z.strictObject({ channels: terms(6), hours: lineText(150).optional() }).optional(),
  contact: Contact,
  mediaContact: Contact.optional(),
});

/** What a vendor says of a solution. */
export type ListingContent = z.infer<typeof ListingContent>;
