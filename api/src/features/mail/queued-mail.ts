import { z } from 'zod';
import { Language } from '#api/contract/text.ts';

/** Whom a mail is for. */
export type Recipient = { readonly personId: string } | { readonly address: string };

/** A mail as it waits in the outbox; `data` is gone where it held a secret and the mail was given up. */
export const QueuedMail = z.object({
  to: z.union([z.object({ personId: z.string() }), z.object({ address: z.string() })]),
  template: z.string(),
  language: Language.optional(),
  data: z.unknown(),
});
export type QueuedMail = z.infer<typeof QueuedMail>;
