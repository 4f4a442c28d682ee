import { Agent, get } from 'node:http';
import type { EngineQuery } from '#api/platform/search/search-engine.ts';
import type { TestCatalogue } from './test-catalogue.ts';

/** Answers a query somehow. */
export type Search = (query: EngineQuery) => Promise<unknown>;

/** Asks an app that listens over kept-alive connections. @throws Error on anything but 200 */
export function overHttp(app: TestCatalogue['app']): Search {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return ({ q, language, selection, page }) => {
    const parameters = new URLSearchParams({ q, lang: language, page: String(page) });
    for (const [facet, ids] of Object.entries(selection)) for (const id of ids) parameters.append(facet, id);
    return new Promise<void>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: `/api/v1/listings?${parameters.toString()}`, agent }, (response) => {
        response.resume();
        response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`The search was answered with ${response.statusCode}.`))));
      }).on('error', reject);
    });
  };
}
