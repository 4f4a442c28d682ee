import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem } from '#api/contract/problem.ts';
import { Failure, failureStatus } from '../failure.ts';
import { callerLanguage } from './caller-language.ts';

const sentences = {
  en: {
    400: 'The request has parameters that are not understood.',
    404: 'There is nothing at this address.',
    410: 'This listing was withdrawn from the catalogue.',
    413: 'The request is too large.',
    429: 'Too many requests came from this address; wait a minute and try again.',
    500: 'Something went wrong here; the request was noted and can be tried again.',
    503: 'The catalogue is busy; try again in a moment.',
  },
  fr: {
    400: 'La requête contient des paramètres qui ne sont pas compris.',
    404: 'Il n’y a rien à cette adresse.',
    410: 'Cette fiche a été retirée du catalogue.',
    413: 'La requête est trop volumineuse.',
    429: 'Trop de requêtes sont venues de cette adresse\u202f; attendez une minute et réessayez.',
    500: 'Une erreur s’est produite ici\u202f; elle a été notée et la requête peut être refaite.',
    503: 'Le catalogue est occupé\u202f; réessayez dans un instant.',
  },
} as const;

type KnownStatus = keyof (typeof sentences)['en'];

function isKnown(status: number): status is KnownStatus {
  return status in sentences.en;
}

/** Answers with problem details, in the caller's language. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Pick<Problem, 'status'> & Partial<Problem>): FastifyReply {
  const { status } = problem;
  const detail = sentences[callerLanguage(request)][isKnown(status) ? status : status >= 500 ? 500 : 400];
  const body: Problem = {
    type: `/problems/${problem.type ?? String(status)}`,
    title: problem.title ?? detail,
    status,
    detail: problem.detail ?? detail,
    requestId: request.id,
    ...(problem.since === undefined ? {} : { since: problem.since }),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
  };
  return reply.code(status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

/** Turns any error into problem details; nothing of an unforeseen one is shown. */
export function handleError(error: FastifyError | Failure | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Failure) {
    const since = typeof error.extra['since'] === 'string' ? { since: error.extra['since'] } : {};
    return sendProblem(request, reply, { status: failureStatus[error.kind], type: error.code, ...since });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((issue) => ({ pointer: issue.instancePath, detail: issue.message ?? '' }));
    return sendProblem(request, reply, { status: 400, type: 'bad-parameters', errors });
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  return sendProblem(request, reply, { status: status >= 400 ? status : 500 });
}
