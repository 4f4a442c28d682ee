import { z } from 'zod';

/** Whom to write to: vendors and the public, the media, and whoever found a flaw in the security. */
export const Contacts = z.strictObject({ listings: z.email(), media: z.email(), security: z.email() });
export type Contacts = z.infer<typeof Contacts>;
