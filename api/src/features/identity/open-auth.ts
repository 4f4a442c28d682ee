import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '#api/db/open-database.ts';
import { credentials, people, secondFactors, sessions, verifications } from '#api/db/schema/people.ts';
import { hashPassword, verifyPassword } from './hash-password.ts';
import { mostPasswordCharacters, leastPasswordCharacters } from './password.rules.ts';
import type { Cookies } from './session-cookie.ts';
import { sessionSeconds } from './session.rules.ts';

/** The header in which the address of whoever asks is handed on; no header that a client sent is read. */
export const addressHeader = 'x-catalog-address';

/** A link that is to be sent: what it is for, to whom, and the secret in it. */
type Token = { readonly kind: 'reset' | 'change-current' | 'change-new'; readonly personId: string; readonly email: string; readonly newEmail?: string; readonly token: string };

const collecting = new AsyncLocalStorage<Token[]>();

/** Does what makes links, and gives them back: the library would swallow the failure of a mail, so it is given none to send. */
export async function collectTokens(work: () => Promise<unknown>): Promise<readonly Token[]> {
  const tokens: Token[] = [];
  await collecting.run(tokens, work);
  return tokens;
}

async function collect(token: Token): Promise<void> {
  collecting.getStore()?.push(token);
}

/** How long each kind of link works, in seconds. */
export const linkSeconds = { reset: 3600, verify: 24 * 3600 } as const;

const schema = { user: people, session: sessions, account: credentials, verification: verifications, twoFactor: secondFactors };

export type AuthOptions = { readonly db: Database; readonly baseUrl: string; readonly secret: string; readonly cookies: Cookies };

const user = {
  additionalFields: {
    language: { type: 'string', required: true, input: true },
    role: { type: 'string', required: false, input: false, defaultValue: 'person' },
    suspendedAt: { type: 'date', required: false, input: false },
  },
  changeEmail: {
    enabled: true,
    sendChangeEmailConfirmation: ({ user: { id, email }, newEmail, token }) => collect({ kind: 'change-current', personId: id, email, newEmail, token }),
  },
} as const satisfies BetterAuthOptions['user'];

const session = {
  expiresIn: sessionSeconds,
  // When a session was last used is noted by whoever looks it up.
  disableSessionRefresh: true,
  freshAge: 0,
  fields: { userId: 'personId' },
  additionalFields: { demo: { type: 'boolean', required: false, input: false, defaultValue: false } },
} as const satisfies BetterAuthOptions['session'];

const emailAndPassword = {
  enabled: true,
  requireEmailVerification: true,
  autoSignIn: false,
  minPasswordLength: leastPasswordCharacters,
  maxPasswordLength: mostPasswordCharacters,
  resetPasswordTokenExpiresIn: linkSeconds.reset,
  revokeSessionsOnPasswordReset: true,
  password: { hash: hashPassword, verify: verifyPassword },
  sendResetPassword: ({ user: { id, email }, token }) => collect({ kind: 'reset', personId: id, email, token }),
} as const satisfies BetterAuthOptions['emailAndPassword'];

const emailVerification = {
  sendOnSignUp: false,
  expiresIn: linkSeconds.reset,
  sendVerificationEmail: ({ user: { id, email }, token }) => collect({ kind: 'change-new', personId: id, email, token }),
} as const satisfies BetterAuthOptions['emailVerification'];

/** The library of accounts, on the tables of the catalogue. Its own addresses are never served. */
export function openAuth({ db, baseUrl, secret, cookies }: AuthOptions) {
  return betterAuth({
    appName: 'CATAlog',
    baseURL: baseUrl,
    secret,
    telemetry: { enabled: false },
    // It would log addresses of people.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    // Its transactions are asynchronous, which this driver does not have.
    database: drizzleAdapter(db, { provider: 'sqlite', transaction: false, schema }),
    user,
    session,
    account: { fields: { userId: 'personId' } },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword,
    emailVerification,
    databaseHooks: { session: { create: { before: async ({ userId }) => !isSuspended(db, userId) } } },
    plugins: [twoFactor({ issuer: 'CATAlog', schema: { twoFactor: { fields: { userId: 'personId' } } } })],
    advanced: {
      useSecureCookies: false,
      cookiePrefix: cookies.prefix,
      defaultCookieAttributes: { secure: cookies.isSecure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomUUID() },
    },
  });
}

/** The library of accounts, opened. */
export type Auth = ReturnType<typeof openAuth>;

function isSuspended(db: Database, personId: string): boolean {
  return db.$client.prepare('select 1 from people where id = ? and suspended_at is not null').get(personId) !== undefined;
}
