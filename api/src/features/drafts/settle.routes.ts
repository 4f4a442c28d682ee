import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SavedDraft, Settlement, StartedFromPubliccode } from '#api/contract/draft.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { neededVersion, setVersion } from '#api/platform/http/version-header.ts';
import { openDraft } from './open-draft.ts';
import { ownListing } from './own-listing.ts';
import { mostPubliccodeBytes, readPubliccode } from './read-publiccode.ts';
import { settleSetAside } from './resolve-set-aside.ts';
import type { DraftRouteDeps } from './route-deps.ts';
import { startDraft } from './start-draft.ts';

const Nothing = z.strictObject({});
const OneAside = z.strictObject({ listing: z.string().max(80), aside: z.uuid() });
const OfVendor = z.strictObject({ vendor: z.string().max(80) });
const Publiccode = z.strictObject({ text: z.string().max(mostPubliccodeBytes) });

/** How a clash is settled, and how a listing is started from a publiccode.yml: the same as by the forms. */
export function settleRoutes(deps: DraftRouteDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/workspace/listings/:listing/set-asides/:aside/settle',
      {
        config: { policy: policies.listingEditor, scope: 'listings:write', version: 'needed' },
        schema: { params: OneAside, querystring: Nothing, body: Settlement, response: { 200: SavedDraft } },
      },
      async (request, reply) => {
        const { listing: listingId, aside: id } = request.params;
        const choices = new Map(request.body.choices.map(({ path, value }) => [path.join('/'), value]));
        const of = { listingId, id, personId: personOf(request.caller).id, version: neededVersion(request) };
        const saved = settleSetAside(deps, { ...of, choose: ({ path, theirs }) => (choices.has(path.join('/')) ? choices.get(path.join('/')) : theirs) });
        setVersion(reply, saved.version);
        return { version: saved.version, savedAt: saved.savedAt.toISOString() };
      },
    );
    app.post(
      '/workspace/vendors/:vendor/listings/publiccode',
      {
        config: { policy: policies.vendorEditor, scope: 'listings:write', version: 'shown', createsOnce: true },
        schema: { params: OfVendor, querystring: Nothing, body: Publiccode, response: { 201: StartedFromPubliccode } },
      },
      async (request, reply) => {
        const { content, taken, left } = readPubliccode(request.body.text);
        return app.createOnce(request, reply, () => {
          const id = startDraft(deps, { vendorId: request.params.vendor, personId: personOf(request.caller).id, content });
          const open = openDraft(deps.db, id);
          const body = { listing: ownListing(deps.db, open), taken: [...taken], left: [...left] };
          return { status: 201, body, version: open.version, location: `/api/v1/workspace/listings/${id}/draft` };
        });
      },
    );
  };
}
