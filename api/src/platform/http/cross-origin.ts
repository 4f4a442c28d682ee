import type { FastifyInstance } from 'fastify';
import { openToAll } from '#api/platform/authority/policy.ts';

const exposed = 'ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id';

/** Opens what an app reads to the pages of any site: it is public, and no cookie is looked at. */
export function openToOtherSites(app: FastifyInstance): void {
  app.addHook('onRequest', async (_, reply) => {
    reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', exposed).header('cross-origin-resource-policy', 'cross-origin');
  });
  app.options('/*', { config: openToAll, schema: { hide: true } }, async (_, reply) =>
    reply
      .code(204)
      .header('allow', 'GET, HEAD, OPTIONS')
      .header('access-control-allow-methods', 'GET, HEAD, OPTIONS')
      .header('access-control-allow-headers', 'Accept, Accept-Language, Content-Type, If-None-Match')
      .header('access-control-max-age', '86400')
      .send(),
  );
}
