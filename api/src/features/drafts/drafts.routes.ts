import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Draft, DraftContent, DraftPreview, OwnListing, OwnListings, SavedDraft, SetAside, SetAsides } from '#api/contract/draft.ts';
import { policies } from '#api/features/authority/index.ts';
import { neededVersion, setVersion } from '#api/platform/http/version-header.ts';
import { autosaveRoutes } from './autosave.routes.ts';
import { discardDraft, moveOwnListing, type OwnMove } from './leave-public.ts';
import type { DraftRouteDeps } from './route-deps.ts';
import { openDraft } from './open-draft.ts';
import { ownListing, ownListings, shownDraft, shownSetAside } from './own-listing.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { previewDraft } from './preview-draft.ts';
import { dropSetAside } from './resolve-set-aside.ts';
import { replaceDraft } from './save-draft.ts';
import { getSetAside, listSetAsides } from './set-aside.store.ts';
import { settleRoutes } from './settle.routes.ts';
import { duplicateListing, startDraft } from './start-draft.ts';
import { submitDraft, takeBack } from './submit-draft.ts';

const Vendor = z.strictObject({ vendor: z.string().max(80) });
const Listing = z.strictObject({ listing: z.string().max(80) });
const NewDraft = z.strictObject({ content: DraftContent.optional(), copyOf: z.string().max(80).optional() });
const Move = z.strictObject({ move: z.enum(['withdraw', 'bringBack', 'archive']) }) satisfies z.ZodType<{ move: OwnMove }>;
const Nothing = z.strictObject({});

const ofVendor = { policy: policies.vendorEditor };
const ofListing = { policy: policies.listingEditor };
const reads = { scope: 'listings:read' } as const;
const writes = { scope: 'listings:write' } as const;
const shows = { version: 'shown' } as const;
const needs = { version: 'needed' } as const;

/** `/workspace/vendors/{vendor}/listings` and `/workspace/listings/{listing}/…`: what a vendor's people write. */
export function draftRoutes(deps: DraftRouteDeps): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(listRoutes(deps));
    await app.register(writeRoutes(deps));
    await app.register(moveRoutes(deps));
    await app.register(setAsideRoutes(deps));
    await app.register(autosaveRoutes(deps));
    await app.register(settleRoutes(deps));
  };
}

function listRoutes(deps: DraftRouteDeps): FastifyPluginAsyncZod {
  const { db } = deps;
  return async (app) => {
    app.get(
      '/workspace/vendors/:vendor/listings',
      { config: { ...ofVendor, ...reads }, schema: { params: Vendor, querystring: Nothing, response: { 200: OwnListings } } },
      async (request) => ({ items: ownListings(db, request.params.vendor) }),
    );
    app.post(
      '/workspace/vendors/:vendor/listings',
      { config: { ...ofVendor, ...writes, ...shows, createsOnce: true }, schema: { params: Vendor, querystring: Nothing, body: NewDraft, response: { 201: OwnListing } } },
      async (request, reply) => {
        const { content = {}, copyOf } = request.body;
        const given = { vendorId: request.params.vendor, personId: personOf(request.caller).id };
        return app.createOnce(request, reply, () => {
          const id = copyOf === undefined ? startDraft(deps, { ...given, content }) : duplicateListing(deps, { ...given, from: copyOf });
          const open = openDraft(db, id);
          return { status: 201, body: ownListing(db, open), version: open.version, location: `/api/v1/workspace/listings/${id}/draft` };
        });
      },
    );
  };
}

function writeRoutes(deps: DraftRouteDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/workspace/listings/:listing/draft',
      { config: { ...ofListing, ...reads, ...shows }, schema: { params: Listing, querystring: Nothing, response: { 200: Draft } } },
      async (request, reply) => {
        const draft = shownDraft(deps, request.params.listing);
        setVersion(reply, draft.version);
        return draft;
      },
    );
    app.get(
      '/workspace/listings/:listing/preview',
      { config: { ...ofListing, ...reads }, schema: { params: Listing, querystring: Nothing, response: { 200: DraftPreview } } },
      async (request) => previewDraft(deps, request.params.listing),
    );
    app.put(
      '/workspace/listings/:listing/draft',
      { config: { ...ofListing, ...writes, ...needs }, schema: { params: Listing, querystring: Nothing, body: DraftContent, response: { 200: SavedDraft } } },
      async (request, reply) => {
        const saved = replaceDraft(deps, { ...writingOf(request), version: neededVersion(request), change: () => request.body });
        setVersion(reply, saved.version);
        return { version: saved.version, savedAt: saved.savedAt.toISOString() };
      },
    );
    app.delete(
      '/workspace/listings/:listing/draft',
      { config: { ...ofListing, ...writes, ...needs }, schema: { params: Listing, querystring: Nothing, response: { 204: z.null() } } },
      async (request, reply) => {
        discardDraft(deps, request.params.listing, neededVersion(request));
        return reply.code(204).send(null);
      },
    );
  };
}

function moveRoutes(deps: DraftRouteDeps): FastifyPluginAsyncZod {
  const { db } = deps;
  const shown = ({ params }: { params: { listing: string } }, reply: FastifyReply) => {
    const open = openDraft(db, params.listing);
    setVersion(reply, open.version);
    return ownListing(db, open);
  };
  return async (app) => {
    app.post(
      '/workspace/listings/:listing/draft/submit',
      { config: { ...ofListing, ...writes, ...needs }, schema: { params: Listing, querystring: Nothing, response: { 200: OwnListing } } },
      async (request, reply) => {
        submitDraft(deps, { ...writingOf(request), version: neededVersion(request) });
        return shown(request, reply);
      },
    );
    app.post(
      '/workspace/listings/:listing/draft/take-back',
      { config: { ...ofListing, ...writes, ...needs }, schema: { params: Listing, querystring: Nothing, response: { 200: OwnListing } } },
      async (request, reply) => {
        takeBack(deps, { ...writingOf(request), version: neededVersion(request) });
        return shown(request, reply);
      },
    );
    app.post(
      '/workspace/listings/:listing/moves',
      { config: { ...ofListing, ...writes, ...needs }, schema: { params: Listing, querystring: Nothing, body: Move, response: { 200: OwnListing } } },
      async (request, reply) => {
        moveOwnListing(deps, { ...writingOf(request), version: neededVersion(request), move: request.body.move });
        return shown(request, reply);
      },
    );
  };
}

function setAsideRoutes(deps: DraftRouteDeps): FastifyPluginAsyncZod {
  const params = z.strictObject({ listing: z.string().max(80), aside: z.uuid() });
  return async (app) => {
    app.get(
      '/workspace/listings/:listing/set-asides',
      { config: { ...ofListing, ...reads }, schema: { params: Listing, querystring: Nothing, response: { 200: SetAsides } } },
      async (request) => {
        const { listingId, personId } = writingOf(request);
        return { items: listSetAsides(deps.db, listingId, personId).map(({ id, createdAt }) => ({ id, writtenAt: createdAt.toISOString() })) };
      },
    );
    app.get(
      '/workspace/listings/:listing/set-asides/:aside',
      { config: { ...ofListing, ...reads }, schema: { params, querystring: Nothing, response: { 200: SetAside } } },
      async (request) => shownSetAside(deps.db, getSetAside(deps.db, { ...writingOf(request), id: request.params.aside })),
    );
    app.delete(
      '/workspace/listings/:listing/set-asides/:aside',
      { config: { ...ofListing, ...writes }, schema: { params, querystring: Nothing, response: { 204: z.null() } } },
      async (request, reply) => {
        dropSetAside(deps, { ...writingOf(request), id: request.params.aside });
        return reply.code(204).send(null);
      },
    );
  };
}

function writingOf(request: Pick<FastifyRequest, 'caller'> & { params: { listing: string } }): { listingId: string; personId: string } {
  return { listingId: request.params.listing, personId: personOf(request.caller).id };
}
