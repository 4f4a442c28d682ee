import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../failure.ts';

/** What a route says of versions: that its answer shows one as an ETag, or that it also needs one, by the If-Match header. */
export type VersionUse = 'shown' | 'needed';

/** Refuses what names no version where one is needed, before anything else of it is looked at. */
export function requireVersions(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.version === 'needed') neededVersion(request);
  });
}

/** The version that a request says it changes, by its If-Match header. @throws Failure `version-needed` where it names none; Error where the route does not declare it */
export function neededVersion({ headers, routeOptions }: Pick<FastifyRequest, 'headers' | 'routeOptions'>): number {
  if (routeOptions.config.version !== 'needed') throw new Error(`The route ${routeOptions.url ?? ''} does not say that it needs a version.`);
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(headers['if-match']?.trim() ?? '') ?? [];
  if (version === undefined) throw new Failure('version-needed', 'version-needed', 'The If-Match header must name the version that is changed.');
  return Number(version);
}

/** Says which version an answer shows, for the If-Match header of whoever changes it. @throws Error where the route does not declare it */
export function setVersion(reply: FastifyReply, version: number): void {
  const { config, url = '' } = reply.request.routeOptions;
  if (config.version === undefined) throw new Error(`The route ${url} does not say that it shows a version.`);
  void reply.header('etag', tagOf(version)).header('cache-control', 'private, no-store');
}

/** A version as an entity tag. */
export function tagOf(version: number): string {
  return `"${version}"`;
}
