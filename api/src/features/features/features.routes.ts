import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { TermId } from '#api/contract/listing-content.ts';
import { FeatureList } from '#api/contract/listing.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { listingCard, listPublicByIds } from '#api/features/listings/index.ts';
import { withKnownTerms } from '#api/features/taxonomy/index.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { listFeaturedAt } from './feature.store.ts';

/** `GET /featured`. */
export function featureRoutes({ db, taxonomy, now }: { db: Database; taxonomy: Taxonomy; now: () => Date }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/featured',
      {
        config: openToAll,
        schema: {
          tags: ['featured'],
          summary: 'What CATA features now',
          querystring: withKnownTerms(z.strictObject({ area: TermId.optional() }), taxonomy),
          response: { 200: FeatureList },
        },
      },
      async (request) => {
        const rows = listFeaturedAt(db, now());
        const shown = new Map(
          listPublicByIds(
            db,
            rows.map(({ listingId }) => listingId),
          ).map((row) => [row.listing.id, listingCard(row, now())]),
        );
        const { area } = request.query;
        const items = rows.flatMap((row) => {
          const listing = shown.get(row.listingId);
          if (listing === undefined || (area !== undefined && !listing.areas.includes(area))) return [];
          return [{ id: row.id, ...row.content, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt?.toISOString() ?? null, listing }];
        });
        return { items };
      },
    );
  };
}
