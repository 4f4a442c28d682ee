import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { FormState } from '#api/contract/form-state.ts';
import type { Caller } from '#api/platform/authority/policy.ts';
import type { Origin } from './entrance.rules.ts';
import { putKeptForm, takeKeptRow } from './kept-forms.store.ts';
import { hasKnownBrowser } from './known-browsers.ts';
import type { Identity } from './open-identity.ts';
import { readCookie, unsignValue, writeCookie } from './session-cookie.ts';
import { selectSession } from './session.store.ts';

const hour = 3_600_000;
const mostCharacters = 200_000;

const Kept = z.object({
  personId: z.string().optional(),
  form: z.object({ form: z.string().optional(), values: z.record(z.string(), z.array(z.string())) }),
});

/** A form of a page that was sent when its session had ended. */
export type SentForm = { readonly address: string; readonly form: Pick<FormState, 'form' | 'values'> };

function nameOf({ cookies }: Identity): string {
  return `${cookies.prefix}.kept`;
}

/** Whether a browser may have lost its session: nothing is kept of one in which nobody ever signed in. */
export function mayKeepForm(identity: Identity, origin: Origin): boolean {
  return tokenOf(identity, origin) !== undefined || hasKnownBrowser(identity, origin);
}

function tokenOf({ cookies, secret }: Identity, { headers }: Origin): string | undefined {
  return unsignValue(readCookie(headers.cookie, cookies.session), secret);
}

/** Keeps what was typed for an hour, under a key in a cookie of the browser, which is given back. */
export function keepForm(identity: Identity, { address, form }: SentForm, origin: Origin): string | undefined {
  const { db, cookies } = identity;
  const token = tokenOf(identity, origin);
  const kept: z.infer<typeof Kept> = {
    personId: token === undefined ? undefined : selectSession(db).get(token)?.personId,
    form: { form: form.form, values: { ...mutable(form.values) } },
  };
  if (JSON.stringify(kept).length > mostCharacters) return undefined;
  const [key, now] = [randomBytes(24).toString('base64url'), identity.now()];
  db.transaction((tx) => putKeptForm(tx, { keyHash: hashOf(key), address, form: kept, expiresAt: new Date(now.getTime() + hour) }, now), { behavior: 'immediate' });
  return writeCookie(nameOf(identity), key, { isSecure: cookies.isSecure, maxAge: hour / 1000 });
}

/** Gives what was typed into a form of a page back, once, to the person who typed it. */
export function takeKeptForm(
  identity: Identity,
  address: string,
  { caller, headers }: { readonly caller: Caller; readonly headers: Origin['headers'] },
): SentForm['form'] | undefined {
  const key = readCookie(headers.cookie, nameOf(identity));
  if (key === undefined || caller.kind === 'nobody') return undefined;
  const row = identity.db.transaction((tx) => takeKeptRow(tx, hashOf(key), address), { behavior: 'immediate' });
  const kept = row === undefined || row.expiresAt <= identity.now() ? undefined : Kept.parse(row.form);
  if (kept === undefined || (kept.personId !== undefined && kept.personId !== caller.id)) return undefined;
  return { form: kept.form.form, values: kept.form.values };
}

function mutable(values: FormState['values']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(values).map(([name, each]) => [name, [...each]]));
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The cookie that makes a browser forget the key of what was kept. */
export function forgetKeptForm(identity: Identity): string {
  return writeCookie(nameOf(identity), '', { isSecure: identity.cookies.isSecure, maxAge: 0 });
}
