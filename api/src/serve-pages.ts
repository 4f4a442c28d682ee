import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerPages, checkFirst } from './answer-pages.ts';
import type { AppDeps } from './app-deps.ts';
import { pageAddress, pages } from './contract/addresses.ts';
import type { ApiFetch } from './contract/catalogue-client.ts';
import { matchFeed } from './features/feeds/index.ts';
import { findFormerSlug } from './features/listings/index.ts';
import { findServed, matchPage, notFoundAddress, placedFiles, Publisher, renderAddress, shareReads, type RenderedPage, type ServedPage } from './features/pages/index.ts';
import { preferredLanguage } from './platform/http/caller-language.ts';
import { answerBefore } from './platform/http/answer-before.ts';
import { chooseEncoding } from './platform/http/choose-encoding.ts';
import { refuse } from './platform/http/problem-details.ts';
import { sendContent, type Content } from './platform/http/send-content.ts';
import { isCompressible, type Asset } from './platform/pages/asset-store.ts';
import { compress } from './platform/pages/encode.ts';
import { hashOf } from './platform/pages/page-files.ts';
import { openToAll } from './platform/authority/policy.ts';
import { assertAccess, PrivatePages } from './serve-private-pages.ts';

const always = 'public, max-age=31536000, immutable';

/** A quality of both encodings that costs less than rendering does. */
const onDemandQuality = 4;

/** What answers one request for a page. */
type Asking = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly address: string; readonly query: string };

type Render = (address: string, asking: Asking) => Promise<RenderedPage>;

/** Serves published pages, pages on demand, feeds and assets, and gives the app its publisher. */
export async function servePages(app: FastifyInstance, deps: AppDeps & { readonly countPage: (seconds: number) => void }, fetch: ApiFetch): Promise<void> {
  const rendering = { ...deps, baseUrl: deps.config.baseUrl, render: deps.site.render };
  app.decorate('publisher', new Publisher({ ...deps, build: deps.site.stamp, fetch, render: (address, read) => renderAddress(rendering, address, read) }));
  const render: Render = async (address, { request, query }) => {
    const fragment = request.headers['x-fragment'];
    let worst = 0;
    const noting: ApiFetch = async (path) => {
      const answer = await fetch(path);
      worst = Math.max(worst, answer.status);
      return answer;
    };
    const page = await renderAddress(rendering, address, shareReads(noting), { query, fragment: typeof fragment === 'string' ? fragment : undefined });
    return page.status === 500 && worst === 503 ? { ...page, status: worst } : page;
  };

  const privatePages = new PrivatePages(app, deps);
  assertAccess(pages);
  app.decorate('renderForm', privatePages.again);
  await app.register(fastifyStatic, { root: deps.paths.images, serve: false, immutable: true, maxAge: '365d', index: false });
  app.get<{ Params: { name: string } }>('/images/:name', { config: openToAll, schema: { hide: true } }, async (request, reply) => reply.sendFile(request.params.name));
  app.get('/', { config: openToAll, schema: { hide: true } }, async (request, reply) => {
    reply.header('vary', 'accept-language').header('cache-control', checkFirst);
    return reply.redirect(pageAddress('home', preferredLanguage(request.headers['accept-language'])), 302);
  });
  answerBefore(app, answerPages(deps, deps.countPage));
  app.get('/*', { config: openToAll, schema: { hide: true } }, async (request, reply) => {
    const asking: Asking = { request, reply, ...split(request.url) };
    const page = isVariant(asking) ? undefined : findServed(deps.db, asking.address);
    const content = page === undefined ? undefined : await readPublished(app, deps, asking, page);
    if (content !== undefined) return sendContent(request, reply, content);
    const asset = deps.site.assets.find(asking.address);
    if (asset !== undefined) return sendAsset(deps, asking, asset);
    if (await app.limitRate(request, reply)) return reply;
    if (await privatePages.show(asking)) return reply;
    return sendOnDemand(deps, asking, render);
  });
}

function split(url: string): { address: string; query: string } {
  const at = url.indexOf('?');
  return at === -1 ? { address: url, query: '' } : { address: url.slice(0, at), query: url.slice(at) };
}

/** The directory is published from its first page; any other part of it is rendered when asked for. */
function isVariant({ address, query }: Asking): boolean {
  return query !== '' && matchPage(address)?.name === 'vendors';
}

async function readPublished(app: FastifyInstance, { files }: AppDeps, { request, address }: Asking, page: ServedPage): Promise<Content | undefined> {
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const body = files.remembered(address, page.hash, encoding) ?? (await files.read(placedFiles(page), encoding));
  if (body !== undefined) return { hash: page.hash, encoding, type: page.type, cacheControl: checkFirst, body };
  // The files were lost: this request is rendered, and the next ones find them again.
  app.publisher.ask([address], true);
  return undefined;
}

async function sendAsset({ site }: AppDeps, { request, reply }: Asking, asset: Asset): Promise<FastifyReply> {
  const encoding = isCompressible(asset) ? chooseEncoding(request.headers['accept-encoding']) : 'identity';
  const { hash, body } = await site.assets.read(asset, encoding);
  return sendContent(request, reply, { hash, encoding, type: asset.type, cacheControl: asset.immutable ? always : checkFirst, body });
}

async function sendOnDemand(deps: AppDeps, asking: Asking, render: Render): Promise<FastifyReply> {
  const { request, reply, address, query } = asking;
  if (!address.endsWith('/') && matchPage(`${address}/`) !== undefined) return reply.redirect(`${address}/${query}`, 301);
  const today = todaysAddress(deps, address);
  if (today !== undefined) return reply.redirect(`${today}${query}`, 301);
  const known = matchPage(address) !== undefined || matchFeed(address, deps.taxonomy) !== undefined;
  const page = await render(known ? address : notFoundAddress(address), asking);
  // A page that could not be rendered is empty.
  if (page.status >= 500) return refuse(request, reply, { status: page.status });
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const body = encoding === 'identity' ? page.body : await compress(page.body, encoding, onDemandQuality);
  const vary = 'accept-encoding, x-fragment';
  return sendContent(request, reply.code(known ? page.status : 404), { hash: hashOf(page.body), encoding, type: page.type, cacheControl: checkFirst, vary, body });
}

/** Where the listing or vendor of a former slug is today. */
function todaysAddress({ db }: AppDeps, address: string): string | undefined {
  const match = matchPage(address);
  if (match?.name !== 'listing' && match?.name !== 'vendor') return undefined;
  const slug = findFormerSlug(db, match.name, match.slots[0] ?? '');
  return slug === undefined ? undefined : pageAddress(match.name, match.language, { slug });
}
