import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { cardAddress } from '#api/contract/addresses.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { languages, type Language } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { findFormerSlug, findPublicBySlug, listingCard, missingListing } from '#api/features/listings/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { sendContent } from '#api/platform/http/send-content.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { areaContent, listingContent, siteContent, type CardContent } from './card-content.ts';
import { CardKeeper } from './card-keeper.ts';

/** What the social cards are drawn from, and where they are kept. */
export type CardDeps = {
  readonly db: Database;
  readonly taxonomy: Taxonomy;
  readonly paths: { readonly cards: string; readonly images: string };
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
};

/** `GET /cards/{language}.png`, `/cards/{language}/areas/{area}.png` and `/cards/{language}/{slug}.png`. */
export function cardRoutes(deps: CardDeps): FastifyPluginAsync {
  return async (app) => {
    const keeper = new CardKeeper(deps.paths, deps.onError);
    for (const language of languages) addRoutes(app, deps, keeper, language);
  };
}

function addRoutes(app: FastifyInstance, deps: CardDeps, keeper: CardKeeper, language: Language): void {
  const { taxonomy } = deps;
  const hidden = { config: openToAll, schema: { hide: true } };
  app.get(`/cards/${language}.png`, hidden, async (request, reply) => send(request, reply, keeper, [language, siteContent(taxonomy, language)]));
  app.get<{ Params: { area: string } }>(`/cards/${language}/areas/:area.png`, hidden, async (request, reply) => {
    const area = taxonomy.areas.find(({ id }) => id === request.params.area);
    if (area === undefined) throw new Failure('not-found', 'no-area', 'There is no such area.');
    return send(request, reply, keeper, [`${language}/areas/${area.id}`, areaContent(area, language)]);
  });
  app.get<{ Params: { slug: string } }>(`/cards/${language}/:slug.png`, hidden, async (request, reply) => {
    const { slug } = request.params;
    const row = findPublicBySlug(deps.db, slug);
    if (row !== undefined) return send(request, reply, keeper, [`${language}/${slug}`, listingContent(listingCard(row, deps.now()), taxonomy, language)]);
    const today = findFormerSlug(deps.db, 'listing', slug);
    if (today !== undefined) return reply.redirect(cardAddress(language, today), 301);
    throw missingListing(deps.db, slug);
  });
}

/** A card is asked for anew each time, so that one of a listing that left is gone at once. */
async function send(request: FastifyRequest, reply: FastifyReply, keeper: CardKeeper, [name, content]: readonly [string, CardContent]): Promise<FastifyReply> {
  const { hash, body } = await keeper.get(name, content);
  return sendContent(request, reply, { hash, encoding: 'identity', type: 'image/png', cacheControl: 'no-cache', body });
}
