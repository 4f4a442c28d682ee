import type { ShownBanner } from './administration.ts';
import type { ApiDescription } from './api-description.ts';
import type { Contacts } from './contacts.ts';
import type { InterestCounts } from './interest.ts';
import type { CardList, Coverage, FeatureList, ListingDetail, VendorDetail, VendorPage } from './listing.ts';
import type { SearchAnswer, SuggestAnswer } from './search.ts';
import type { Taxonomy } from './taxonomy.ts';
import type { Language } from './text.ts';

/** An answer of the API that is not a success, with its problem details. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly detail: string;
  readonly since: string | undefined;
  /** Whether a listing is gone for good. */
  readonly archived: boolean;

  constructor(status: number, detail: string, since?: string, archived = false) {
    super(`${status} ${detail}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.detail = detail;
    this.since = since;
    this.archived = archived;
  }
}

/** How the client reaches the API: in process in the server, over the network while developing pages. */
export type ApiFetch = (address: string) => Promise<{ status: number; json(): Promise<unknown> }>;

/** The public API, typed: all that pages read. Each call throws an `ApiProblem` where the API refuses. */
export interface CatalogueClient {
  taxonomy(): Promise<Taxonomy>;
  coverage(): Promise<Coverage>;
  /** What all pages show today, where there is anything. */
  banner(language: Language): Promise<ShownBanner>;
  /** Whom to write to. */
  contacts(): Promise<Contacts>;
  listing(slug: string): Promise<ListingDetail>;
  similar(slug: string): Promise<CardList>;
  /** The newest public listings, of everything or of one term; `total` counts all of them. */
  newest(of?: { area?: string; action?: string; category?: string; limit?: number }): Promise<CardList>;
  /** What is featured now, of everything or of one area. */
  featured(of?: { area?: string }): Promise<FeatureList>;
  vendors(query?: URLSearchParams): Promise<VendorPage>;
  vendor(slug: string): Promise<VendorDetail>;
  /** Searches; `query` are the parameters of `GET /api/v1/listings`, unknown ones already left out. */
  search(query: URLSearchParams): Promise<SearchAnswer>;
  suggest(query: URLSearchParams): Promise<SuggestAnswer>;
  /** How many take part, in all and in each area and action. */
  interestCounts(): Promise<InterestCounts>;
  /** The description of the API in a language. */
  apiDescription(language: Language): Promise<ApiDescription>;
  /** Whatever an address of the API answers, to be shown as an example. */
  example(address: string): Promise<unknown>;
}

/** What an address of the API answers. @throws ApiProblem where the API refuses. */
export async function readAnswer<Answer>(fetch: ApiFetch, address: string): Promise<Answer> {
  const response = await fetch(address);
  const body = await response.json();
  // The server validates each answer against the schema of its type before it sends it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  if (response.status === 200) return body as Answer;
  throw new ApiProblem(response.status, member(body, 'detail') ?? 'No answer.', member(body, 'since'), member(body, 'type')?.endsWith('#problem-archived') === true);
}

/** Builds the client on a way to reach the API. */
export function createCatalogueClient(fetch: ApiFetch): CatalogueClient {
  const read = <Answer>(address: string): Promise<Answer> => readAnswer<Answer>(fetch, address);
  const get = <Answer>(path: string): Promise<Answer> => read(`/api/v1${path}`);
  const query = (values: Readonly<Record<string, string | number | undefined>>): string => {
    const given = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] satisfies [string, string]]));
    return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
  };
  return {
    taxonomy: () => get('/taxonomy'),
    coverage: () => get('/coverage'),
    banner: (language) => get(`/banner?lang=${language}`),
    contacts: () => get('/contacts'),
    listing: (slug) => get(`/listings/${encodeURIComponent(slug)}`),
    similar: (slug) => get(`/listings/${encodeURIComponent(slug)}/similar`),
    newest: (of = {}) => get(`/newest${query(of)}`),
    featured: (of = {}) => get(`/featured${query(of)}`),
    vendors: (parameters) => get(`/vendors${parameters === undefined ? '' : `?${parameters.toString()}`}`),
    vendor: (slug) => get(`/vendors/${encodeURIComponent(slug)}`),
    search: (parameters) => get(`/listings?${parameters.toString()}`),
    interestCounts: () => get('/interests/counts'),
    suggest: (parameters) => get(`/suggest?${parameters.toString()}`),
    apiDescription: (language) => read(`/api/openapi.json?lang=${language}`),
    example: (address) => read(address),
  };
}

function member(body: unknown, name: string): string | undefined {
  if (body === null || typeof body !== 'object') return undefined;
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}
