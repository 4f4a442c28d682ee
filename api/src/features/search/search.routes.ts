import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Slug } from '#api/contract/listing-content.ts';
import { CardList } from '#api/contract/listing.ts';
import { SearchAnswer, SearchParameters, SuggestAnswer, SuggestParameters } from '#api/contract/search.ts';
import { findPublicBySlug, listingCard } from '#api/features/listings/index.ts';
import { withKnownTerms } from '#api/features/taxonomy/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { findSimilar } from './find-similar.ts';
import { AnswerTags } from './answer-tags.ts';
import { searchListings, type SearchDeps } from './search-listings.ts';
import { itemsAsJson } from './shown-listings.ts';
import { suggest } from './suggest.ts';

/** The types say that an answer fits its schema, and tests check it; checking each answer again takes as long as making it. */
function asItIs({ items, facets, loosenings, ...head }: SearchAnswer): string {
  return `${JSON.stringify(head).slice(0, -1)},"items":${itemsAsJson(items)},"facets":${JSON.stringify(facets)},"loosenings":${JSON.stringify(loosenings)}}`;
}

/** `GET /listings`, `GET /listings/{slug}/similar` and `GET /suggest`. */
export function searchRoutes(deps: SearchDeps): FastifyPluginAsyncZod {
  const tagging = new AnswerTags(deps);
  return async (app) => {
    app.get(
      '/listings',
      {
        config: openToAll,
        schema: { tags: ['search'], summary: 'Search the listings', querystring: withKnownTerms(SearchParameters, deps.taxonomy), response: { 200: SearchAnswer } },
        serializerCompiler: () => asItIs,
      },
      async (request, reply) => {
        const mark = tagging.mark();
        const answer = await searchListings(deps, request.query);
        reply.header('etag', tagging.tag(mark, request.url, answer));
        return answer;
      },
    );
    app.get(
      '/suggest',
      { config: openToAll, schema: { tags: ['search'], summary: 'What could be meant', querystring: SuggestParameters, response: { 200: SuggestAnswer } } },
      async (request) => suggest(deps, request.query),
    );
    app.get(
      '/listings/:slug/similar',
      {
        config: openToAll,
        schema: { tags: ['listings'], summary: 'Similar solutions', params: z.strictObject({ slug: Slug }), querystring: z.strictObject({}), response: { 200: CardList } },
      },
      async (request) => {
        const row = findPublicBySlug(deps.db, request.params.slug);
        if (row === undefined) throw new Failure('not-found', 'no-listing', 'There is no such listing.');
        const items = findSimilar(deps.db, row).map((similar) => listingCard(similar, deps.now()));
        return { total: items.length, items };
      },
    );
  };
}
