import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '#api/db/open-database.ts';
import { nobody, type Caller } from '#api/platform/authority/policy.ts';

/** What tells who asks. */
export type Asking = { readonly headers: IncomingHttpHeaders; readonly ip: string };

/** Opens the accounts of a catalogue. */
export function openIdentity(_deps: { readonly db: Database }): { readonly findCaller: (asking: Asking) => Promise<Caller> } {
  return { findCaller: async () => nobody };
}
