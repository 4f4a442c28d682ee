/** The few ways in which something is refused; each has one HTTP status. */
export const failureStatus = {
  'bad-input': 422,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  busy: 503,
  broken: 500,
} as const;

/** A kind of failure. */
export type FailureKind = keyof typeof failureStatus;

/** Something that the caller can act on: a kind, a stable code, and a whole sentence. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(kind: FailureKind, code: string, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'Failure';
    this.kind = kind;
    this.code = code;
    this.extra = extra;
  }
}
