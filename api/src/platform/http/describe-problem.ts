import { problemAddress, problemStatus, type Problem, type ProblemType } from '#api/contract/problem.ts';
import type { Language } from '#api/contract/text.ts';
import { Failure, failureStatus, OlderVersion, Refusal, type FailureKind } from '../failure.ts';
import { describeIssues } from './describe-issues.ts';
import { issueTexts } from './issue-texts.ts';
import { InvalidRequest } from './invalid-request.ts';
import { problemTexts } from './problem-texts.ts';

/** What went wrong: its type (or its status alone), and what more is known of it; `version` is the newest, where an older one was to be changed. */
export type GivenProblem = { readonly type?: ProblemType; readonly status?: number; readonly version?: number } & Pick<Partial<Problem>, 'detail' | 'since' | 'errors'>;

const typeOfStatus: Readonly<Record<number, ProblemType>> = {
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  431: 'headers-too-large',
  503: 'busy',
};

/** The whole problem, in words of one language. */
export function describeProblem(given: GivenProblem, language: Language, requestId?: string): Problem {
  const type = given.type ?? typeOfStatus[given.status ?? 500] ?? ((given.status ?? 500) < 500 ? 'bad-request' : 'broken');
  const text = problemTexts[language][type];
  return {
    type: problemAddress(type),
    title: text.title,
    status: given.status ?? problemStatus[type],
    detail: given.detail ?? text.detail,
    ...(requestId === undefined ? {} : { requestId }),
    ...(given.since === undefined ? {} : { since: given.since }),
    ...(given.errors === undefined ? {} : { errors: given.errors }),
  };
}

/** What an error means to whoever asked; nothing of an unforeseen one is told. */
export function problemOf(error: unknown, language: Language): GivenProblem {
  if (error instanceof InvalidRequest) return invalidRequest(error, language);
  if (error instanceof OlderVersion) return { ...refused(error, language), version: error.version };
  if (error instanceof Refusal) return refused(error, language);
  if (error instanceof Failure) return failed(error);
  const status = statusOf(error);
  if (isError(error, 'FST_ERR_BAD_URL')) return { type: 'bad-encoding' };
  return status >= 400 && status < 600 ? { status } : { type: 'broken' };
}

function invalidRequest(error: InvalidRequest, language: Language): GivenProblem {
  const errors = describeIssues(error, language);
  const [only, ...more] = errors;
  const detail = only === undefined ? {} : { detail: more.length === 0 ? only.detail : issueTexts[language].several(errors.length) };
  return { type: 'bad-parameters', errors, ...detail };
}

function failed({ kind, code, extra }: Failure): GivenProblem {
  const { since } = extra;
  return { status: failureStatus[kind], ...(isProblemType(code) ? { type: code } : {}), ...(typeof since === 'string' ? { since } : {}) };
}

const typeOfKind: Readonly<Record<FailureKind, ProblemType>> = {
  'bad-input': 'bad-input',
  'not-signed-in': 'not-signed-in',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  gone: 'withdrawn',
  conflict: 'conflict',
  'older-version': 'older-version',
  'version-needed': 'version-needed',
  'too-many': 'too-many-requests',
  busy: 'busy',
  broken: 'broken',
};

function refused({ kind, code, says, objections }: Refusal, language: Language): GivenProblem {
  const errors = objections.map(({ pointer, says: why }) => ({ pointer, in: 'body' as const, detail: why[language] }));
  return { type: isProblemType(code) ? code : typeOfKind[kind], status: failureStatus[kind], detail: says[language], ...(errors.length === 0 ? {} : { errors }) };
}

function isProblemType(code: string): code is ProblemType {
  return Object.hasOwn(problemStatus, code);
}

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
}
