import { createHmac, timingSafeEqual } from 'node:crypto';

/** How the cookies of a catalogue are called, and whether they travel over https alone. */
export type Cookies = { readonly prefix: string; readonly isSecure: boolean; readonly session: string };

/** How cookies are called at a public address: over https a browser binds their names to this very host. */
export function cookiesAt(baseUrl: string): Cookies {
  const isSecure = baseUrl.startsWith('https:');
  const prefix = isSecure ? '__Host-catalog' : 'catalog';
  return { prefix, isSecure, session: `${prefix}.session_token` };
}

/** The value of a cookie in a Cookie header; the first of a name counts. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim() === name) return decode(part.slice(at + 1).trim());
  }
  return undefined;
}

/** Signs a value as better-auth signs its cookies. */
export function signValue(value: string, secret: string): string {
  return `${value}.${createHmac('sha256', secret).update(value).digest('base64')}`;
}

/** The value of a signed one, where the signature is right. */
export function unsignValue(signed: string | undefined, secret: string): string | undefined {
  const at = signed?.lastIndexOf('.') ?? -1;
  if (signed === undefined || at < 1) return undefined;
  const value = signed.slice(0, at);
  const [given, right] = [Buffer.from(signed), Buffer.from(signValue(value, secret))];
  return given.length === right.length && timingSafeEqual(given, right) ? value : undefined;
}

/** A Set-Cookie header that scripts cannot read and other sites cannot lend; without an age it ends with the browser, and with 0 at once. */
export function writeCookie(name: string, value: string, { isSecure, maxAge }: { readonly isSecure: boolean; readonly maxAge?: number }): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    'Path=/',
    'HttpOnly',
    ...(isSecure ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ');
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
