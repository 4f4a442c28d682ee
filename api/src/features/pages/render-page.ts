import type { ApiFetch } from '#api/contract/catalogue-client.ts';
import { createCatalogueClient } from '#api/contract/catalogue-client.ts';

/** A page as it was rendered, with the ids of the listings that it shows. */
export type RenderedPage = {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly headers: Headers;
  readonly mentions: readonly string[];
};

/** The renderer that the built site exports. */
export type SiteRender = (request: Request, locals: object) => Promise<Response>;

/** Renders an address of the site on an in-process client, and notes which listings it shows. */
export async function renderPage(render: SiteRender, fetch: ApiFetch, request: Request): Promise<RenderedPage> {
  const mentions = new Set<string>();
  const watched: ApiFetch = async (address) => {
    const answer = await fetch(address);
    return { status: answer.status, json: async () => noteListings(await answer.json(), mentions) };
  };
  const response = await render(request, { client: createCatalogueClient(watched) });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type') ?? 'text/html; charset=utf-8', body, headers: response.headers, mentions: [...mentions] };
}

function noteListings(answer: unknown, mentions: Set<string>): unknown {
  if (Array.isArray(answer)) answer.forEach((item) => noteListings(item, mentions));
  else if (answer !== null && typeof answer === 'object') {
    if ('vendor' in answer && 'summary' in answer && 'id' in answer && typeof answer.id === 'string') mentions.add(answer.id);
    for (const key of ['items', 'listings', 'listing'] as const) if (key in answer) noteListings(Object.entries(answer).find(([name]) => name === key)?.[1], mentions);
  }
  return answer;
}
