import type { SchemaName } from './api-schemas.ts';

/** The tags of the operations, in the order in which they are read. */
export const apiTags = [
  'search',
  'listings',
  'vendors',
  'featured',
  'taxonomy',
  'entrance',
  'voices',
  'account',
  'organizations',
  'team',
  'drafts',
  'review',
  'administration',
] as const;

/** A tag of an operation. */
export type ApiTag = (typeof apiTags)[number];

/** Whom the operations of a tag are for, in the order in which they are read. */
export const apiParts = {
  search: 'public',
  listings: 'public',
  vendors: 'public',
  featured: 'public',
  taxonomy: 'public',
  entrance: 'public',
  voices: 'public',
  account: 'members',
  organizations: 'members',
  team: 'members',
  drafts: 'members',
  review: 'staff',
  administration: 'staff',
} as const satisfies Record<ApiTag, string>;

/** What an operation is called, what it does, and what its answer is. */
export type OperationText = { readonly summary: string; readonly description: string; readonly answer: string };

/** The words of the description of the API in one language: operations by method and path, parameters by name (or by path and name), and whom a policy lets in by its name. */
export type ApiTexts = {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly contact: string;
  readonly guide: string;
  readonly tagNames: Readonly<Record<ApiTag, string>>;
  readonly tags: Readonly<Record<ApiTag, string>>;
  readonly operations: Readonly<Record<string, OperationText>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly forWhom: Readonly<Record<string, string>>;
  readonly security: Readonly<Record<'session' | 'token', string>>;
  readonly answers: Readonly<Record<AnswerName, string>>;
  readonly headers: Readonly<Record<HeaderName, string>>;
  readonly schemas: Readonly<Record<SchemaName, string>>;
};

type AnswerName =
  | 'moved'
  | 'unchanged'
  | 'accepted'
  | 'done'
  | 'badParameters'
  | 'notSignedIn'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'withdrawn'
  | 'olderVersion'
  | 'tooLarge'
  | 'wrongType'
  | 'badInput'
  | 'versionNeeded'
  | 'tooMany'
  | 'broken'
  | 'busy';

type HeaderName = 'etag' | 'version' | 'limit' | 'remaining' | 'reset' | 'retryAfter' | 'requestId' | 'replayed' | 'location' | 'made';
