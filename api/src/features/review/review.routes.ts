import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ManagedListingDetail, ManagedListings, ManagedParameters } from '#api/contract/managed-listing.ts';
import { ClaimCheckInput, DecisionInput, ListingMoveInput, Queue, QueueParameters, ReasonList, Submission, WaitingTime } from '#api/contract/review.ts';
import { policies } from '#api/features/authority/index.ts';
import { openToAll, type Person } from '#api/platform/authority/policy.ts';
import { Failure } from '#api/platform/failure.ts';
import { neededVersion, setVersion } from '#api/platform/http/version-header.ts';
import { askChecks } from './ask-checks.ts';
import { checkClaim } from './check-claim.ts';
import { decideSubmission, type ReviewDeps } from './decide-submission.ts';
import { moveListingAsStaff } from './move-listing.ts';
import { measureWaiting } from './measure-waiting.ts';
import { readManagedListing, readManagedListings } from './read-managed.ts';
import { readQueue } from './read-queue.ts';
import { readSubmission } from './read-submission.ts';
import { takeSubmission } from './take-submission.ts';

const forStaff = { policy: policies.moderator };
const shows = { ...forStaff, version: 'shown' } as const;
const needs = { ...forStaff, version: 'needed' } as const;
const Nothing = z.strictObject({});
const OfSubmission = z.strictObject({ submission: z.string().max(80) });
const OfListing = z.strictObject({ listing: z.string().max(80) });
const Taking = z.strictObject({ move: z.enum(['take', 'hand-back']) });

/** `/review/…`: what CATA's staff decide by, and decide. */
export function reviewRoutes(deps: ReviewDeps): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(readingRoutes(deps));
    await app.register(decidingRoutes(deps));
    await app.register(listingRoutes(deps));
  };
}

function readingRoutes({ db, now, reasons }: ReviewDeps): FastifyPluginAsyncZod {
  return async (app) => {
    // How long a decision takes concerns every vendor.
    app.get('/review/waiting', { config: openToAll, schema: { querystring: Nothing, response: { 200: WaitingTime } } }, async () => measureWaiting(db, now()));
    app.get('/review/reasons', { config: forStaff, schema: { querystring: Nothing, response: { 200: ReasonList } } }, async () => ({ items: [...reasons.values()] }));
    app.get('/review/submissions', { config: forStaff, schema: { querystring: QueueParameters, response: { 200: Queue } } }, async (request) =>
      readQueue(db, personOf(request).id, { now: now(), query: request.query }),
    );
    app.get('/review/submissions/:submission', { config: shows, schema: { params: OfSubmission, querystring: Nothing, response: { 200: Submission } } }, async (request, reply) => {
      const submission = readSubmission(db, personOf(request).id, request.params.submission);
      setVersion(reply, submission.version);
      return submission;
    });
  };
}

function decidingRoutes(deps: ReviewDeps): FastifyPluginAsyncZod {
  const { db } = deps;
  const shown = (request: FastifyRequest, reply: FastifyReply, revisionId: string) => {
    const submission = readSubmission(db, personOf(request).id, revisionId);
    setVersion(reply, submission.version);
    return submission;
  };
  return async (app) => {
    app.post(
      '/review/submissions/:submission/assignee',
      { config: needs, schema: { params: OfSubmission, querystring: Nothing, body: Taking, response: { 200: Submission } } },
      async (request, reply) => {
        const revisionId = request.params.submission;
        takeSubmission(deps, personOf(request), { revisionId, version: neededVersion(request), move: request.body.move });
        return shown(request, reply, revisionId);
      },
    );
    app.post(
      '/review/submissions/:submission/decision',
      { config: needs, schema: { params: OfSubmission, querystring: Nothing, body: DecisionInput, response: { 200: Submission } } },
      async (request, reply) => {
        const revisionId = request.params.submission;
        decideSubmission(deps, personOf(request), { revisionId, version: neededVersion(request), input: request.body });
        return shown(request, reply, revisionId);
      },
    );
    app.post(
      '/review/submissions/:submission/checks',
      { config: shows, schema: { params: OfSubmission, querystring: Nothing, response: { 202: Submission } } },
      async (request, reply) => {
        askChecks(deps, request.params.submission);
        return reply.code(202).send(shown(request, reply, request.params.submission));
      },
    );
  };
}

function listingRoutes(deps: ReviewDeps): FastifyPluginAsyncZod {
  const { db } = deps;
  const shown = (request: FastifyRequest, reply: FastifyReply, id: string) => {
    const listing = readManagedListing(db, personOf(request).id, id);
    setVersion(reply, listing.version);
    return listing;
  };
  return async (app) => {
    app.get('/review/listings', { config: forStaff, schema: { querystring: ManagedParameters, response: { 200: ManagedListings } } }, async (request) =>
      readManagedListings(db, request.query),
    );
    app.get(
      '/review/listings/:listing',
      { config: shows, schema: { params: OfListing, querystring: Nothing, response: { 200: ManagedListingDetail } } },
      async (request, reply) => {
        return shown(request, reply, request.params.listing);
      },
    );
    app.post(
      '/review/listings/:listing/moves',
      { config: needs, schema: { params: OfListing, querystring: Nothing, body: ListingMoveInput, response: { 200: ManagedListingDetail } } },
      async (request, reply) => {
        const listingId = request.params.listing;
        moveListingAsStaff(deps, personOf(request), { listingId, version: neededVersion(request), input: request.body });
        return shown(request, reply, listingId);
      },
    );
    app.post(
      '/review/listings/:listing/checked-claims',
      { config: needs, schema: { params: OfListing, querystring: Nothing, body: ClaimCheckInput, response: { 200: ManagedListingDetail } } },
      async (request, reply) => {
        checkClaim(deps, personOf(request), { listingId: request.params.listing, version: neededVersion(request), input: request.body });
        return shown(request, reply, request.params.listing);
      },
    );
  };
}

/** The person who asks; the policy let nobody else in. @throws Failure `not-signed-in` */
export function personOf({ caller }: Pick<FastifyRequest, 'caller'>): Person {
  if (caller.kind === 'nobody') throw new Failure('not-signed-in', 'not-signed-in', 'Nobody is signed in.');
  return caller;
}
