import { z } from 'zod';

/** What a backup says of itself. */
export const Manifest = z.object({
  createdAt: z.iso.datetime(),
  /** How many migrations the database has had. */
  version: z.number().int(),
  /** Rows of each table. */
  counts: z.record(z.string(), z.number().int()),
  /** Files of each folder. */
  files: z.record(z.string(), z.number().int()),
  /** Tells whether the second factors in it can be opened with a secret key, without saying anything of the key. */
  keyPrint: z.string().optional(),
});
export type Manifest = z.infer<typeof Manifest>;
