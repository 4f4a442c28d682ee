import { z } from 'zod';

/** An image that was taken in, by the SHA-256 of what is kept, and its size in pixels. */
export const UploadedImage = z.strictObject({ id: z.string().regex(/^[a-f0-9]{64}$/), width: z.number().int(), height: z.number().int() });
export type UploadedImage = z.infer<typeof UploadedImage>;

/** A file of evidence, which only the vendor's people and CATA's staff get. */
export const Evidence = z.strictObject({ id: z.uuid(), listing: z.string().optional(), name: z.string(), bytes: z.number().int(), addedAt: z.iso.datetime() });
export type Evidence = z.infer<typeof Evidence>;

/** The files of evidence of a vendor. */
export const EvidenceList = z.strictObject({ items: z.array(Evidence) });
export type EvidenceList = z.infer<typeof EvidenceList>;
