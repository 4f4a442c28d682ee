import { z } from 'zod';
import { Line } from './plain-text.ts';
import { languages } from './text.ts';

/** A browser in which a person is signed in. */
const AccountSession = z.strictObject({
  id: z.string(),
  device: z.string(),
  address: z.string().nullable(),
  since: z.iso.datetime(),
  lastUsed: z.iso.datetime(),
  isThis: z.boolean(),
});

/** An account as its owner sees it. */
export const Account = z.strictObject({
  name: z.string(),
  email: z.string(),
  language: z.enum(languages),
  role: z.enum(['person', 'moderator', 'administrator']),
  hasSecondFactor: z.boolean(),
  sessions: z.array(AccountSession),
});
export type Account = z.infer<typeof Account>;

/** What a person changes of their account: their name, and the language in which they are written to. */
export const AccountProfile = z.strictObject({ name: Line.min(1).max(100), language: z.enum(languages) });

/** The second factor of an account: on or off; while it waits for its first code, what an application is given; recovery codes while they are new. */
export const SecondFactor = z.strictObject({
  isOn: z.boolean(),
  setUp: z.strictObject({ secret: z.string(), uri: z.string(), size: z.number().int(), path: z.string() }).nullable(),
  recoveryCodes: z.array(z.string()),
});
export type SecondFactor = z.infer<typeof SecondFactor>;
