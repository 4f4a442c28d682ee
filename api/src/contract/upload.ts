import { z } from 'zod';

/** An image that was taken in, by the SHA-256 of what is kept, and its size in pixels. */
export const UploadedImage = z.strictObject({ id: z.string().regex(/^[a-f0-9]{64}$/), width: z.number().int(), height: z.number().int() });
export type UploadedImage = z.infer<typeof UploadedImage>;

/** The fields of a listing that claim something which a file can stand behind, each with the name of its term. */
export const claimFields = {
  procurement: 'vehicle',
  dataResidency: 'id',
  securityLevel: 'id',
  organizationClearance: 'id',
  certifications: 'id',
  accessibility: 'id',
} as const satisfies Record<string, string>;

/** What a file stands behind: a field of a listing and the term that is stated there, as `certifications.iso-27001`. Where an entry stands among others, or when it was written, makes no difference. */
export const ClaimKey = z
  .string()
  .max(100)
  .regex(new RegExp(`^(?:${Object.keys(claimFields).join('|')})\\.[a-z0-9]+(?:-[a-z0-9]+)*$`));

/** A file of evidence, which only the vendor's people and CATA's staff get. */
export const Evidence = z.strictObject({
  id: z.uuid(),
  listing: z.string().optional(),
  claim: z.string().optional(),
  name: z.string(),
  bytes: z.number().int(),
  addedAt: z.iso.datetime(),
});
export type Evidence = z.infer<typeof Evidence>;

/** What a file of evidence is put behind: a listing, and what is claimed there. */
export const EvidencePlace = z.strictObject({ listing: z.string().max(80), claim: ClaimKey });

/** The files of evidence of a vendor. */
export const EvidenceList = z.strictObject({ items: z.array(Evidence) });
export type EvidenceList = z.infer<typeof EvidenceList>;
