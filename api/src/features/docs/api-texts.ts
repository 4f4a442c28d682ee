import type { SchemaName } from './api-schemas.ts';

/** The tags of the operations, in the order in which they are read. */
export const apiTags = ['search', 'listings', 'vendors', 'featured', 'taxonomy', 'entrance'] as const;

/** A tag of an operation. */
export type ApiTag = (typeof apiTags)[number];

/** What an operation is called, what it does, and what its answer is. */
export type OperationText = { readonly summary: string; readonly description: string; readonly answer: string };

/** The words of the description of the API in one language: operations by path, parameters by name (or by path and name). */
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
  readonly answers: Readonly<Record<'moved' | 'unchanged' | 'badParameters' | 'notFound' | 'withdrawn' | 'tooMany' | 'broken' | 'busy', string>>;
  readonly headers: Readonly<Record<'etag' | 'limit' | 'remaining' | 'reset' | 'retryAfter' | 'requestId' | 'location', string>>;
  readonly schemas: Readonly<Record<SchemaName, string>>;
};
