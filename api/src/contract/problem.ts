import { z } from 'zod';

/** An error as RFC 9457 has it: a stable `type`, a whole sentence, and each wrong field by its JSON pointer. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  requestId: z.string().optional(),
  /** The day on which a listing was withdrawn, for 410. */
  since: z.string().optional(),
  errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
