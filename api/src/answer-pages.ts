import type { AppDeps } from './app-deps.ts';
import { findServed, type ServedPage } from './features/pages/index.ts';
import type { Front } from './platform/http/answer-before.ts';
import { chooseEncoding } from './platform/http/choose-encoding.ts';
import { securityHeaders } from './platform/http/security-headers.ts';
import { makeReady, sendReady, type ReadyContent } from './platform/http/send-content.ts';
import type { Encoding } from './platform/pages/encode.ts';

/** How whoever asks must check a published page before using it again. */
export const checkFirst = 'no-cache';

/** Answers a plain GET of a published page whose bytes are in memory; everything else, a query or a tag among it, goes the ordinary way. */
export function answerPages({ db, files, config }: AppDeps, countPage: (seconds: number) => void): Front {
  const fixed = securityHeaders(config.baseUrl);
  // With the row of its page, which another one takes the place of when the page is replaced.
  const ready = new WeakMap<ServedPage, Partial<Record<Encoding, ReadyContent>>>();
  const makeKnown = (page: ServedPage, encoding: Encoding): ReadyContent | undefined => {
    const body = files.remembered(page.address, page.hash, encoding);
    if (body === undefined) return undefined;
    const made = makeReady({ hash: page.hash, encoding, type: page.type, cacheControl: checkFirst, body }, fixed);
    ready.set(page, { ...ready.get(page), [encoding]: made });
    return made;
  };
  return (request, response) => {
    const { url = '', method, headers } = request;
    if (method !== 'GET' || headers['if-none-match'] !== undefined || !url.startsWith('/')) return false;
    const started = performance.now();
    const page = findServed(db, url);
    if (page === undefined) return false;
    const encoding = chooseEncoding(headers['accept-encoding']);
    const content = ready.get(page)?.[encoding] ?? makeKnown(page, encoding);
    if (content === undefined) return false;
    sendReady(response, content);
    countPage((performance.now() - started) / 1000);
    return true;
  };
}
