import { z } from 'zod';
import { TermId } from './listing-content.ts';
import { Line, Lines } from './plain-text.ts';
import { Language } from './text.ts';

/** The most areas and actions that one interest is in. */
export const mostTopics = 8;

/** How many people and organizations confirmed their interest, in all and in each area and action; each address counts once. */
export const InterestCounts = z.strictObject({
  people: z.number().int(),
  organizations: z.number().int(),
  areas: z.record(TermId, z.number().int()),
  actions: z.record(TermId, z.number().int()),
});
export type InterestCounts = z.infer<typeof InterestCounts>;

/** What someone says who takes part; `topics` are ids of areas and actions. */
export const InterestInput = z.strictObject({
  who: z.enum(['person', 'organization']),
  name: Line.min(1).max(100),
  organization: Line.min(1).max(150).optional(),
  email: z.email().max(254),
  topics: z.array(TermId).min(1).max(mostTopics),
  improvement: Lines.min(1).max(3000).optional(),
  consent: z.literal(true),
});
export type InterestInput = z.infer<typeof InterestInput>;

/** What a link that was sent by mail carries. */
export const SentToken = z.strictObject({ token: z.string().max(100) });

/** What staff answer to whoever takes part. */
export const InterestAnswer = z.strictObject({ answer: Lines.min(1).max(5000) });

/** An interest as the staff of CATA read it. */
export const Interest = z.strictObject({
  id: z.string(),
  who: z.enum(['person', 'organization']),
  name: z.string(),
  organization: z.string().nullable(),
  email: z.string(),
  language: Language,
  improvement: z.string().nullable(),
  topics: z.array(z.strictObject({ area: TermId, action: TermId.nullable() })),
  confirmedAt: z.iso.datetime(),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  answeredBy: z.string().nullable(),
});
export type Interest = z.infer<typeof Interest>;

/** A page of interests, the newest first. */
export const InterestPage = z.strictObject({ total: z.number().int(), page: z.number().int(), pageSize: z.number().int(), items: z.array(Interest) });
export type InterestPage = z.infer<typeof InterestPage>;

/** Which interests the staff look at. */
export const InterestQuery = z.strictObject({
  topic: TermId.optional(),
  state: z.enum(['open', 'answered']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type InterestQuery = z.infer<typeof InterestQuery>;
