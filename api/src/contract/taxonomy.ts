import { z } from 'zod';
import { TermId } from './listing-content.ts';

const slugs = z.strictObject({ en: z.string(), fr: z.string() });

/** A named value of a vocabulary, in both languages. `verified`: the wording was found in a source of its plan. */
export const Term = z.strictObject({
  id: TermId,
  en: z.string(),
  fr: z.string(),
  frVerified: z.boolean(),
  /** Ids that a search for them finds too, as a solution fit for Secret answers a search for Protected B. */
  satisfies: z.array(TermId),
});
export type Term = z.infer<typeof Term>;

/** An action of an area of the plan. `source` tells where its English name was found. */
export const Action = Term.extend({ slug: slugs, area: TermId, source: z.string(), description: slugs });
export type Action = z.infer<typeof Action>;

/** One of the plan's four areas of action. */
export const Area = Term.extend({ slug: slugs, order: z.number().int(), source: z.string(), description: slugs, goal: TermId, actions: z.array(Action) });
export type Area = z.infer<typeof Area>;

/** A capability; `area` is where it is usually found, `unspsc` its class where one fits. */
export const Category = Term.extend({ slug: slugs, area: TermId, unspsc: z.string().optional() });
export type Category = z.infer<typeof Category>;

/** A plan of the Government of Canada, with the years it covers. */
export const Framework = z.strictObject({
  id: TermId,
  en: z.string(),
  fr: z.string(),
  from: z.number().int(),
  to: z.number().int().nullable(),
  status: z.enum(['default', 'successor']),
});

/** A goal of the plan. */
export const Goal = Term.extend({ description: slugs });

/** Everything that the catalogue classifies by. `vocabularies` holds the plain ones, by name. */
export const Taxonomy = z.strictObject({
  version: z.string(),
  frameworks: z.array(Framework),
  goals: z.array(Goal),
  areas: z.array(Area),
  categories: z.array(Category),
  vocabularies: z.record(z.string(), z.array(Term)),
});
export type Taxonomy = z.infer<typeof Taxonomy>;
