import { createCatalogueClient, type CatalogueClient } from '#api/contract/catalogue-client.ts';
import type { PageRead } from './read-shared.ts';

/** A page as it was rendered, with the ids of the listings that it shows. */
export type RenderedPage = {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly headers: Headers;
  readonly mentions: readonly string[];
};

/** What pages are given: the API, and the day, UTC. */
export type PageLocals = { readonly client: CatalogueClient; readonly today: string };

/** The renderer that the built site exports. */
export type SiteRender = (request: Request, locals: PageLocals) => Promise<Response>;

/** A client of the API that notes which listings it shows. */
export function noticingClient(read: PageRead): { client: CatalogueClient; mentions: Set<string> } {
  const mentions = new Set<string>();
  const client = createCatalogueClient(async (path) => {
    const answer = await read(path);
    for (const id of answer.mentions) mentions.add(id);
    return { status: answer.status, json: async () => answer.body };
  });
  return { client, mentions };
}

/** Renders an address of the site, and notes which listings it shows. */
export async function renderPage(site: { render: SiteRender; today: string }, read: PageRead, request: Request): Promise<RenderedPage> {
  const { client, mentions } = noticingClient(read);
  const response = await site.render(request, { client, today: site.today });
  const body = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? 'text/html';
  return { status: response.status, type: type === 'text/html' ? `${type}; charset=utf-8` : type, body, headers: response.headers, mentions: [...mentions] };
}
