import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { join } from 'node:path';
import type { ApiFetch } from './contract/catalogue-client.ts';
import { buildFeed, feedTypes, matchFeed } from './features/feeds/index.ts';
import { findPage, matchPage, Publisher, renderPage, type RenderedPage } from './features/pages/index.ts';
import { findFormerSlug, listingCard, listNewest } from './features/listings/index.ts';
import { pageAddress } from './contract/addresses.ts';
import { chooseEncoding } from './platform/http/choose-encoding.ts';
import { sendProblem } from './platform/http/problem-details.ts';
import { preferredLanguage } from './platform/http/caller-language.ts';
import type { AppDeps } from './app-deps.ts';

/** Serves published pages, pages on demand, feeds and assets, and gives the app its publisher. */
export async function servePages(app: FastifyInstance, deps: AppDeps, fetch: ApiFetch): Promise<void> {
  const render = (address: string, request?: FastifyRequest): Promise<RenderedPage> => renderAddress(deps, fetch, address, request);
  const publisher = new Publisher({ ...deps, build: deps.site.build, render });
  app.decorate('publisher', publisher);

  await app.register(fastifyStatic, { root: join(deps.site.assets, '_astro'), prefix: '/_astro/', immutable: true, maxAge: '365d', index: false });
  await app.register(fastifyStatic, { root: deps.paths.images, prefix: '/images/', immutable: true, maxAge: '365d', index: false, decorateReply: false });
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    reply.header('vary', 'accept-language');
    return reply.redirect(pageAddress('home', preferredLanguage(request.headers['accept-language'])), 302);
  });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const address = request.url.split('?')[0] ?? '/';
    if (address.startsWith('/api/')) return sendProblem(request, reply, { status: 404 });
    const page = findPage(deps.db, address);
    if (page !== undefined && !(matchPage(address)?.name === 'vendors' && request.url.includes('?'))) {
      const sent = await sendPublished(deps, request, reply, page);
      if (sent !== undefined) return sent;
    }
    return sendOnDemand(deps, { request, reply, address, render });
  });
}

async function sendPublished({ files }: AppDeps, request: FastifyRequest, reply: FastifyReply, page: { address: string; hash: string; type: string }) {
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const tag = `"${page.hash}-${encoding}"`;
  const body = files.remembered(page.address, page.hash, encoding) ?? (await files.read(page.address, page.hash, encoding));
  if (body === undefined) return undefined;
  reply.header('etag', tag).header('vary', 'accept-encoding').header('cache-control', 'no-cache').type(page.type);
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.send(body);
}

async function sendOnDemand(
  deps: AppDeps,
  asked: { request: FastifyRequest; reply: FastifyReply; address: string; render: (address: string, request?: FastifyRequest) => Promise<RenderedPage> },
) {
  const { request, reply, address, render } = asked;
  if (!address.endsWith('/') && matchPage(`${address}/`) !== undefined) return reply.redirect(`${address}/${queryOf(request)}`, 301);
  const match = matchPage(address);
  const today = match?.name === 'listing' || match?.name === 'vendor' ? findFormerSlug(deps.db, match.name, match.slots[0] ?? '') : undefined;
  if (match !== undefined && today !== undefined) return reply.redirect(pageAddress(match.name === 'vendor' ? 'vendor' : 'listing', match.language, { slug: today }), 301);
  const feed = matchFeed(address, deps.taxonomy);
  const notFound = pageAddress('notFound', address.startsWith('/fr/') ? 'fr' : 'en');
  const known = match !== undefined || feed !== undefined;
  const page = await render(known ? address : notFound, request);
  return reply
    .code(known ? page.status : 404)
    .type(page.type)
    .header('cache-control', 'no-cache')
    .send(page.body);
}

function queryOf(request: FastifyRequest): string {
  const at = request.url.indexOf('?');
  return at === -1 ? '' : request.url.slice(at);
}

async function renderAddress(deps: AppDeps, fetch: ApiFetch, address: string, request: FastifyRequest | undefined): Promise<RenderedPage> {
  const feed = matchFeed(address, deps.taxonomy);
  if (feed !== undefined) return renderFeed(deps, feed);
  const fragment = request?.headers['x-fragment'];
  const url = `${deps.config.baseUrl}${address}${request === undefined ? '' : queryOf(request)}`;
  return renderPage(deps.site.render, fetch, new Request(url, { headers: typeof fragment === 'string' ? { 'x-fragment': fragment } : {} }));
}

function renderFeed({ db, now, config }: AppDeps, feed: NonNullable<ReturnType<typeof matchFeed>>): RenderedPage {
  const part = feed.area === undefined ? undefined : { kind: 'area' as const, term: feed.area.id };
  const cards = listNewest(db, part, 30).map((row) => listingCard(row, now()));
  return {
    status: 200,
    type: feedTypes[feed.format],
    headers: new Headers(),
    body: Buffer.from(buildFeed(feed, cards, config.baseUrl)),
    mentions: cards.map(({ id }) => id),
  };
}
