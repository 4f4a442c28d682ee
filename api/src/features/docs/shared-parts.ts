import type { ApiTexts } from './api-texts.ts';
import type { JsonSchema } from './write-schema.ts';

/** A reference to a part that several operations share. */
export const refer = (kind: 'responses' | 'headers' | 'parameters', name: string): JsonSchema => ({ $ref: `#/components/${kind}/${name}` });

/** References to headers, by their names. */
export function headersOf(...names: readonly string[]): JsonSchema {
  return Object.fromEntries(names.map((name) => [name, refer('headers', name)]));
}

/** The headers that requests share. */
export function sharedParameters({ parameters }: ApiTexts): JsonSchema {
  const header = (name: string, example: string, required = false) => ({ name, in: 'header', required, description: parameters[name], schema: { type: 'string' }, example });
  return {
    AcceptLanguage: header('Accept-Language', 'fr-CA'),
    IfNoneMatch: header('If-None-Match', 'W/"6eXk2b0rHqzrYB1nOzvZ0Q"'),
    IfMatch: header('If-Match', '"7"', true),
    IdempotencyKey: header('Idempotency-Key', '0b7c2f6e-6d0b-4a52-9f43-0a2c9a0f6a11'),
  };
}

/** The headers that answers share. */
export function sharedHeaders({ headers }: ApiTexts): JsonSchema {
  const header = (description: string, type: 'string' | 'integer' | 'boolean') => ({ description, schema: { type } });
  return {
    ETag: header(headers.etag, 'string'),
    Version: header(headers.version, 'string'),
    'RateLimit-Limit': header(headers.limit, 'integer'),
    'RateLimit-Remaining': header(headers.remaining, 'integer'),
    'RateLimit-Reset': header(headers.reset, 'integer'),
    'Retry-After': header(headers.retryAfter, 'integer'),
    'X-Request-Id': header(headers.requestId, 'string'),
    'Idempotency-Replayed': header(headers.replayed, 'boolean'),
    Location: header(headers.location, 'string'),
    Made: header(headers.made, 'string'),
  };
}

/** The answers that operations share. */
export function sharedAnswers({ answers }: ApiTexts): JsonSchema {
  const problem = (description: string, ...headers: readonly string[]) => ({
    description,
    headers: headersOf('X-Request-Id', ...headers),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return {
    Moved: { description: answers.moved, headers: headersOf('Location') },
    Unchanged: { description: answers.unchanged, headers: headersOf('ETag') },
    Accepted: { description: answers.accepted, headers: headersOf('X-Request-Id') },
    Done: { description: answers.done, headers: headersOf('X-Request-Id') },
    BadParameters: problem(answers.badParameters),
    NotSignedIn: problem(answers.notSignedIn),
    Forbidden: problem(answers.forbidden),
    NotFound: problem(answers.notFound),
    Conflict: problem(answers.conflict),
    Withdrawn: problem(answers.withdrawn),
    OlderVersion: { ...problem(answers.olderVersion), headers: { ...headersOf('X-Request-Id'), ETag: refer('headers', 'Version') } },
    TooLarge: problem(answers.tooLarge),
    WrongType: problem(answers.wrongType),
    BadInput: problem(answers.badInput),
    VersionNeeded: problem(answers.versionNeeded),
    TooMany: problem(answers.tooMany, 'Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'),
    Broken: problem(answers.broken),
    Busy: problem(answers.busy, 'Retry-After'),
  };
}

/** How somebody says who they are. */
export function securitySchemes({ security }: ApiTexts, baseUrl: string): JsonSchema {
  const cookie = `${baseUrl.startsWith('https:') ? '__Host-' : ''}catalog.session_token`;
  return {
    session: { type: 'apiKey', in: 'cookie', name: cookie, description: security.session },
    token: { type: 'http', scheme: 'bearer', description: security.token },
  };
}
