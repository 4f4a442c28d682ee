import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Slug, TermId } from '#api/contract/listing-content.ts';
import { CardList, ListingDetail } from '#api/contract/listing.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { withKnownTerms } from '#api/features/taxonomy/index.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { countNewest } from './count-newest.ts';
import { listingCard, listingDetail } from './listing-projection.ts';
import { missingListing } from './missing-listing.ts';
import { countPublicByVendor } from './public-rows.store.ts';
import { findFormerSlug, findPublicBySlug, listNewest, type PublicPart } from './listing.store.ts';

const bySlug = z.strictObject({ slug: Slug });
const Newest = z.strictObject({ area: TermId.optional(), action: TermId.optional(), category: TermId.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) });

/** `GET /listings/{slug}` and `GET /newest`. */
export function listingRoutes(deps: { db: Database; taxonomy: Taxonomy; now: () => Date }): FastifyPluginAsyncZod {
  const { db, now } = deps;
  return async (app) => {
    app.get(
      '/listings/:slug',
      { config: openToAll, schema: { tags: ['listings'], summary: 'A listing', params: bySlug, querystring: z.strictObject({}), response: { 200: ListingDetail } } },
      async (request, reply) => {
        const { slug } = request.params;
        const row = findPublicBySlug(db, slug);
        if (row !== undefined) return listingDetail(row, countPublicByVendor(db, row.vendor.id));
        const today = findFormerSlug(db, 'listing', slug);
        if (today !== undefined) return reply.redirect(`/api/v1/listings/${today}`, 301);
        throw missingListing(db, slug);
      },
    );
    app.get(
      '/newest',
      { config: openToAll, schema: { tags: ['listings'], summary: 'The newest listings', querystring: withKnownTerms(Newest, deps.taxonomy), response: { 200: CardList } } },
      async (request) => {
        const part = partOf(request.query);
        const rows = listNewest(db, part, request.query.limit);
        return { total: countNewest(db, part), items: rows.map((row) => listingCard(row, now())) };
      },
    );
  };
}

function partOf(query: z.infer<typeof Newest>): PublicPart | undefined {
  if (query.action !== undefined) return { kind: 'action', term: query.action };
  if (query.category !== undefined) return { kind: 'category', term: query.category };
  return query.area === undefined ? undefined : { kind: 'area', term: query.area };
}
