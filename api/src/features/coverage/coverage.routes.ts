import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Coverage } from '#api/contract/listing.ts';
import { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { countCoverage } from './count-coverage.ts';

/** `GET /taxonomy` and `GET /coverage`. */
export function coverageRoutes({ db, taxonomy }: { db: Database; taxonomy: Taxonomy }): FastifyPluginAsyncZod {
  // It never changes while the process runs, and is the largest answer of all.
  const written = JSON.stringify(taxonomy);
  return async (app) => {
    app.get(
      '/taxonomy',
      {
        config: openToAll,
        schema: { tags: ['taxonomy'], summary: 'Areas, actions, categories and vocabularies', querystring: z.strictObject({}), response: { 200: Taxonomy } },
        serializerCompiler: () => () => written,
      },
      async () => taxonomy,
    );
    app.get(
      '/coverage',
      {
        config: openToAll,
        schema: { tags: ['taxonomy'], summary: 'How many solutions answer each area, action and category', querystring: z.strictObject({}), response: { 200: Coverage } },
      },
      async () => countCoverage(db),
    );
  };
}
