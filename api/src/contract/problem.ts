import { z } from 'zod';

/** Every type of problem that the API answers with, and its HTTP status. Types are stable: programs may rely on them. */
export const problemStatus = {
  'bad-parameters': 400,
  'bad-encoding': 400,
  'bad-request': 400,
  'not-signed-in': 401,
  'invalid-token': 401,
  forbidden: 403,
  'second-factor': 403,
  'token-scope': 403,
  'other-origin': 403,
  'not-found': 404,
  'no-listing': 404,
  'no-vendor': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  conflict: 409,
  'key-in-use': 409,
  withdrawn: 410,
  archived: 410,
  'older-version': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'bad-input': 422,
  'key-reused': 422,
  'version-needed': 428,
  'too-many-requests': 429,
  'headers-too-large': 431,
  broken: 500,
  busy: 503,
  'not-ready': 503,
} as const;

/** A type of problem, by the last part of its address. */
export type ProblemType = keyof typeof problemStatus;

/** The address of a type of problem: where the page about the API explains it. */
export function problemAddress(type: ProblemType): string {
  return `/api/docs/#problem-${type}`;
}

/** Where a wrong value was given. */
export const ProblemPlace = z.enum(['query', 'path', 'body', 'headers']);
export type ProblemPlace = z.infer<typeof ProblemPlace>;

/** An error as RFC 9457 has it: a stable `type`, a whole sentence, and each wrong field by its JSON pointer. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  requestId: z.string().optional(),
  /** The day on which a listing left the catalogue, for 410. */
  since: z.iso.date().optional(),
  errors: z.array(z.strictObject({ pointer: z.string(), in: ProblemPlace, detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
