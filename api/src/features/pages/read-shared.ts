import { LRUCache } from 'lru-cache';
import type { ApiFetch } from '#api/contract/catalogue-client.ts';

/** An answer of the API as a page reads it, with the ids of the listings that it shows. */
export type PageAnswer = { readonly status: number; readonly body: unknown; readonly mentions: readonly string[] };

/** Reads an address of the API for a page. */
export type PageRead = (path: string) => Promise<PageAnswer>;

/** How many answers are shared at most. */
const most = 200;

/**
 * Reads each address once for all pages that are rendered together.
 * Whoever renders because of a change begins a new sharing after that change, so no answer is older than it.
 */
export function shareReads(fetch: ApiFetch): PageRead {
  const known = new LRUCache<string, Promise<PageAnswer>>({ max: most });
  return (path) => {
    const answer = known.get(path) ?? readOnce(fetch, path);
    known.set(path, answer);
    return answer;
  };
}

async function readOnce(fetch: ApiFetch, path: string): Promise<PageAnswer> {
  const answer = await fetch(path);
  const body = await answer.json();
  return { status: answer.status, body, mentions: [...new Set(listingsIn(body))] };
}

/** The ids of the cards in an answer, wherever they are. */
function listingsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listingsIn);
  if (value === null || typeof value !== 'object') return [];
  const own = 'id' in value && 'vendor' in value && 'summary' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...own, ...Object.values(value).flatMap(listingsIn)];
}
