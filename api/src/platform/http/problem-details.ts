import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerLanguage } from './caller-language.ts';
import { describeProblem, problemOf, type GivenProblem } from './describe-problem.ts';
import { errorPage } from './error-page.ts';
import { splitUrl } from './split-url.ts';
import { tagOf } from './version-header.ts';

/** Answers with problem details, in the caller's language. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, given: GivenProblem): FastifyReply {
  const problem = describeProblem(given, callerLanguage(request), request.id);
  setProblemHeaders(reply, problem.status);
  if (given.version !== undefined) reply.header('etag', tagOf(given.version));
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** Refuses a request in the form that its address calls for: problem details for programs, a page for people. */
export function refuse(request: FastifyRequest, reply: FastifyReply, given: GivenProblem): FastifyReply {
  if (isForPrograms(request.url)) return sendProblem(request, reply, given);
  const language = callerLanguage(request);
  const problem = describeProblem(given, language, request.id);
  setProblemHeaders(reply, problem.status);
  return reply
    .code(problem.status)
    .type('text/html; charset=utf-8')
    .send(errorPage(problem, language, request.server.errorStyle));
}

/** Whether an address answers programs, so that its errors are problem details. */
export function isForPrograms(url: string): boolean {
  return /^\/(api|healthz|readyz|metrics)(\/|$)/.test(splitUrl(url).path);
}

/** Turns any error into an answer; nothing of an unforeseen one is shown, and it alone is logged. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, callerLanguage(request));
  if (problem.type === 'broken' || problem.status === 500) request.log.error({ err: error }, 'request failed');
  return refuse(request, reply, problem);
}

function setProblemHeaders(reply: FastifyReply, status: number): void {
  // A representation of something else may have been begun before it failed.
  for (const name of ['etag', 'content-encoding', 'content-length', 'last-modified']) reply.removeHeader(name);
  reply.header('cache-control', 'no-store');
  if (status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '1');
}
