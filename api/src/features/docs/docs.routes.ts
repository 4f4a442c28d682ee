import type { FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { pageAddress } from '#api/contract/addresses.ts';
import { callerLanguage } from '#api/platform/http/caller-language.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { Entry } from './api-schemas.ts';
import { describeApi } from './describe-api.ts';
import { isOpen, type Operation } from './operation.ts';

type DocsDeps = { readonly config: { readonly baseUrl: string; readonly contactEmail: string } };

const hidden = { config: openToAll, schema: { hide: true } };

/** `GET /api/v1/`: where everything is. */
export function entryRoutes(operations: readonly Operation[]): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/', { prefixTrailingSlash: 'slash', config: openToAll, schema: { querystring: z.strictObject({}), response: { 200: Entry } } }, async () => ({
      name: { en: 'The CATAlog', fr: 'Le CATAlog' },
      version: '1',
      documentation: '/api/docs/',
      description: '/api/openapi.json',
      links: Object.fromEntries(
        operations.filter((operation) => isOpen(operation) && operation.method === 'get' && operation.path !== '/api/v1/').map(({ path }) => [path.replace('/api/v1/', ''), path]),
      ),
    }));
    app.get('', hidden, async (_, reply) => reply.redirect('/api/v1/', 308));
  };
}

/** `GET /api/openapi.json` (in French with `lang=fr`), and the way to the page that explains it. */
export function docsRoutes(operations: readonly Operation[], { config }: DocsDeps): FastifyPluginAsync {
  return async (app) => {
    const written = new Map<string, string>();
    app.get('/openapi.json', hidden, async (request, reply) => {
      const language = new URLSearchParams(request.url.split('?')[1]).get('lang') === 'fr' ? 'fr' : 'en';
      const description = written.get(language) ?? JSON.stringify(describeApi(operations, config, language), undefined, 2);
      written.set(language, description);
      return reply.header('content-language', language).type('application/json; charset=utf-8').send(description);
    });
    for (const address of ['', '/', '/docs', '/docs/'])
      app.get(address, { ...hidden, prefixTrailingSlash: 'slash' }, async (request, reply) => {
        reply.header('vary', 'accept-language').header('cache-control', 'no-cache');
        return reply.redirect(pageAddress('apiDocs', callerLanguage(request)), 302);
      });
  };
}
