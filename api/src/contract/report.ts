import { z } from 'zod';
import { Slug } from './listing-content.ts';
import { Lines } from './plain-text.ts';
import { Language } from './text.ts';

/** What can be wrong with a listing. */
export const reportKinds = ['broken', 'wrong', 'misleading', 'other'] as const;

/** How a report ends. */
export const reportOutcomes = ['changed', 'removed', 'kept'] as const;

/** Bits that the hash of a proof of work must begin with as zeros: a second or so on a phone. */
export const workBits = 18;

/** What someone reports: with an address, to which a confirmation is sent, or with a proof of work. */
export const ReportInput = z.strictObject({
  kind: z.enum(reportKinds),
  detail: Lines.min(1).max(3000),
  email: z.email().max(254).optional(),
  challenge: z.string().max(200).optional(),
  proof: z.string().max(40).optional(),
});
export type ReportInput = z.infer<typeof ReportInput>;

/** A challenge to prove work on: the SHA-256 of it, a dot and the proof begins with `bits` zeros. */
export const WorkChallenge = z.strictObject({ challenge: z.string(), bits: z.number().int() });
export type WorkChallenge = z.infer<typeof WorkChallenge>;

/** Whether a report counts at once, or once its link was followed. */
export const Reported = z.strictObject({ state: z.enum(['taken', 'to-confirm']) });

/** How a report is closed: what came of it, a note for the staff, and what whoever reported it is told. */
export const ReportHandling = z.strictObject({
  outcome: z.enum(reportOutcomes),
  note: Lines.max(3000).optional(),
  message: Lines.max(3000).optional(),
});

/** A report as the staff read it. */
export const Report = z.strictObject({
  id: z.string(),
  listing: z.strictObject({
    id: z.string(),
    slug: Slug,
    name: z.strictObject({ en: z.string().optional(), fr: z.string().optional() }),
    isPublic: z.boolean(),
    vendor: z.string(),
  }),
  kind: z.enum(reportKinds),
  detail: z.string(),
  email: z.string().nullable(),
  language: Language,
  confirmedAt: z.iso.datetime(),
  outcome: z.enum(reportOutcomes).nullable(),
  note: z.string().nullable(),
  handledAt: z.iso.datetime().nullable(),
  handledBy: z.string().nullable(),
});
export type Report = z.infer<typeof Report>;

/** A page of reports: open ones first, the oldest of them first. */
export const ReportPage = z.strictObject({ total: z.number().int(), open: z.number().int(), page: z.number().int(), pageSize: z.number().int(), items: z.array(Report) });
export type ReportPage = z.infer<typeof ReportPage>;

/** Which reports the staff look at. */
export const ReportQuery = z.strictObject({
  state: z.enum(['open', 'handled']).default('open'),
  kind: z.enum(reportKinds).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ReportQuery = z.infer<typeof ReportQuery>;
