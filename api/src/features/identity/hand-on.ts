import type { Origin } from './entrance.rules.ts';
import { addressHeader } from './open-auth.ts';

/** What the library is told of a request: its cookies, its browser, and the address that the connection came from. */
export function handOn({ headers, ip }: Origin, cookie = headers.cookie): Headers {
  const told = new Headers({ [addressHeader]: ip });
  if (cookie !== undefined) told.set('cookie', cookie);
  const browser = headers['user-agent'];
  // No table holds more of what a client says of itself.
  if (browser !== undefined) told.set('user-agent', browser.slice(0, 300));
  return told;
}
