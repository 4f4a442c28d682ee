import type { Language } from '#api/contract/text.ts';
import type { Reader } from '#api/db/open-database.ts';
import { Failure } from '../failure.ts';

/** A person who is signed in, as the database knows them at this request. */
export type Person = {
  readonly kind: 'person';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly role: 'person' | 'moderator' | 'administrator';
  /** Whether a second factor stands behind the sign-in. */
  readonly strong: boolean;
  readonly via: 'session' | 'token';
  /** What a token may do; a session may do everything that the person may. */
  readonly scopes: readonly string[];
  /** The token, where one is sent. */
  readonly token?: string;
};

/** Whoever asks; `because` says why nobody does, where it is not for want of trying. */
export type Caller = { readonly kind: 'nobody'; readonly because?: 'bad-token' } | Person;

export const nobody: Caller = { kind: 'nobody' };

/** Whoever sends a token that is none, or no longer one. */
export const badToken: Caller = { kind: 'nobody', because: 'bad-token' };

/** The person who asks, where a policy has made sure that there is one. @throws Failure `not-signed-in` */
export function personOf(caller: Caller): Person {
  if (caller.kind === 'nobody') throw new Failure('not-signed-in', 'not-signed-in', 'Sign in first.');
  return caller;
}

/**
 * What a policy says of a caller and an object. `hidden` is for objects of others: they are answered as if there were none;
 * `second-factor` is for people whose role asks for one that they have not set up.
 */
export type Verdict = 'allow' | 'sign-in' | 'second-factor' | 'forbidden' | 'hidden';

/** Who is asking, for what, by which method; `params` are the parameters of the route or the slots of the page. */
export type Question = { readonly caller: Caller; readonly params: Readonly<Record<string, string>>; readonly writes: boolean };

/** A rule about who may do something; it reads the database at each request, so that rights end at once. */
export type Policy = { readonly name: string; readonly decide: (db: Reader, question: Question) => Verdict };

/** Everyone may. */
export const anyone: Policy = { name: 'anyone', decide: () => 'allow' };

/** The configuration of a route that everyone may use. */
export const openToAll = { policy: anyone } as const;
