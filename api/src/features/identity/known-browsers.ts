import { createHmac } from 'node:crypto';
import type { Origin } from './entrance.rules.ts';
import type { Identity } from './open-identity.ts';
import { readCookie, signValue, unsignValue, writeCookie } from './session-cookie.ts';

const year = 365 * 24 * 3600;
const most = 5;

/** The marks of the accounts that signed in from a browser, which its cookie carries. */
function marksOf(identity: Identity, { headers }: Origin): string[] {
  return unsignValue(readCookie(headers.cookie, nameOf(identity)), identity.secret)?.split('~') ?? [];
}

function markOf({ secret }: Identity, email: string): string {
  return createHmac('sha256', secret).update(`browser of ${email.toLowerCase()}`).digest('base64url').slice(0, 22);
}

function nameOf({ cookies }: Identity): string {
  return `${cookies.prefix}.browser`;
}

/** Whether somebody signed in to an account from this browser before: it is not locked out by what others try, and a sign-in is no news. */
export function isKnownBrowser(identity: Identity, origin: Origin, email: string): boolean {
  return marksOf(identity, origin).includes(markOf(identity, email));
}

/** The cookie that makes a browser known to an account. */
export function rememberBrowser(identity: Identity, origin: Origin, email: string): string {
  const mark = markOf(identity, email);
  const marks = [mark, ...marksOf(identity, origin).filter((other) => other !== mark)].slice(0, most);
  return writeCookie(nameOf(identity), signValue(marks.join('~'), identity.secret), { isSecure: identity.cookies.isSecure, maxAge: year });
}

/** Whether anybody signed in from this browser before. */
export function hasKnownBrowser(identity: Identity, origin: Origin): boolean {
  return marksOf(identity, origin).length > 0;
}
