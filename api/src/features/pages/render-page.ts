import { createCatalogueClient, type ApiFetch, type CatalogueClient } from '#api/contract/catalogue-client.ts';
import type { FormState, ShownCaller } from '#api/contract/form-state.ts';
import { createMemberClient, type MemberClient } from '#api/contract/member-client.ts';
import type { PageRead } from './read-shared.ts';

/** A page as it was rendered, with the ids of the listings that it shows. */
export type RenderedPage = {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  readonly headers: Headers;
  readonly mentions: readonly string[];
};

/** Who asks for a private page, how it reads what is theirs, the form that was sent where it is shown again, and whether mails are kept where this caller may read them. */
export type Visit = { readonly caller: ShownCaller | undefined; readonly fetch: ApiFetch; readonly form: FormState | undefined; readonly hasMailbox: boolean };

/** What pages are given: the API, and the day, UTC; private pages also who is signed in, what is theirs, and the form that was sent. */
export type PageLocals = {
  readonly client: CatalogueClient;
  readonly today: string;
  readonly caller: ShownCaller | undefined;
  readonly member: MemberClient;
  readonly form: FormState | undefined;
  readonly hasMailbox: boolean;
};

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

/** Pages of the public are given nothing of anyone. */
const noVisit: Visit = {
  caller: undefined,
  fetch: async (path) => {
    throw new Error(`A page that is not private asked for ${path}.`);
  },
  form: undefined,
  hasMailbox: false,
};

/** Renders an address of the site, and notes which listings it shows. */
export async function renderPage(site: { render: SiteRender; today: string; visit?: Visit | undefined }, read: PageRead, request: Request): Promise<RenderedPage> {
  const { client, mentions } = noticingClient(read);
  const { caller, fetch, form, hasMailbox } = site.visit ?? noVisit;
  const response = await site.render(request, { client, today: site.today, caller, member: createMemberClient(fetch), form, hasMailbox });
  const body = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? 'text/html';
  return { status: response.status, type: type === 'text/html' ? `${type}; charset=utf-8` : type, body, headers: response.headers, mentions: [...mentions] };
}
