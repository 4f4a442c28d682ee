/** The few ways in which something is refused; each has one HTTP status. */
export const failureStatus = {
  'bad-input': 422,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  conflict: 409,
  'older-version': 412,
  'version-needed': 428,
  'too-many': 429,
  busy: 503,
  broken: 500,
} as const;

/** A kind of failure. */
export type FailureKind = keyof typeof failureStatus;

/** A sentence in both languages. */
export type Said = { readonly en: string; readonly fr: string };

/** A value that cannot be taken, by its JSON pointer, and why. */
export type Objection = { readonly pointer: string; readonly says: Said };

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

/** A failure that tells the person in their language, and where it is about single values which ones. */
export class Refusal extends Failure {
  readonly says: Said;
  readonly objections: readonly Objection[];

  constructor(kind: FailureKind, code: string, says: Said, objections: readonly Objection[] = []) {
    super(kind, code, says.en);
    this.name = 'Refusal';
    this.says = says;
    this.objections = objections;
  }
}

/** What was made of a version that is no longer the newest, with the one that is. */
export class OlderVersion extends Refusal {
  readonly version: number;

  constructor(says: Said, version: number) {
    super('older-version', 'older-version', says);
    this.version = version;
  }
}
