import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { buildFeed, feedTypes, matchFeed, type FeedAddress } from '#api/features/feeds/index.ts';
import { dayOf } from '#api/features/listings/index.ts';
import type { PageRead } from './read-shared.ts';
import { noticingClient, renderPage, type RenderedPage, type SiteRender, type Visit } from './render-page.ts';

/** What rendering needs. */
export type RenderDeps = { readonly taxonomy: Taxonomy; readonly baseUrl: string; readonly render: SiteRender; readonly now: () => Date };

/** What an address is asked for with: its query, the part of the page that is wanted, and for private pages by whom. */
export type Asked = { readonly query: string; readonly fragment: string | undefined; readonly visit?: Visit | undefined };

/** Renders a page or a feed. */
export async function renderAddress(deps: RenderDeps, address: string, read: PageRead, asked?: Asked): Promise<RenderedPage> {
  const feed = matchFeed(address, deps.taxonomy);
  if (feed !== undefined) return renderFeed(deps, feed, read);
  const headers = asked?.fragment === undefined ? {} : { 'x-fragment': asked.fragment };
  return renderPage({ render: deps.render, today: dayOf(deps.now()), visit: asked?.visit }, read, new Request(`${deps.baseUrl}${address}${asked?.query ?? ''}`, { headers }));
}

async function renderFeed(deps: RenderDeps, feed: FeedAddress, read: PageRead): Promise<RenderedPage> {
  const { client, mentions } = noticingClient(read);
  const body = Buffer.from(await buildFeed(deps, client, feed));
  return { status: 200, type: feedTypes[feed.format], headers: new Headers(), body, mentions: [...mentions] };
}
