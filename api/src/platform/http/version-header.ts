import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../failure.ts';

/** The version that a request says it changes, by its If-Match header. @throws Failure `version-needed` where it names none */
export function neededVersion({ headers }: Pick<FastifyRequest, 'headers'>): number {
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(headers['if-match']?.trim() ?? '') ?? [];
  if (version === undefined) throw new Failure('version-needed', 'version-needed', 'The If-Match header must name the version that is changed.');
  return Number(version);
}

/** Says which version an answer shows, for the If-Match header of whoever changes it. */
export function setVersion(reply: FastifyReply, version: number): void {
  void reply.header('etag', `"${version}"`).header('cache-control', 'no-store');
}
