import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import { coverageRoutes } from './features/coverage/index.ts';
import { directoryRoutes } from './features/directory/index.ts';
import { discoveryRoutes } from './features/discovery/index.ts';
import { featureRoutes } from './features/features/index.ts';
import { listingRoutes } from './features/listings/index.ts';
import { searchRoutes } from './features/search/index.ts';
import { addJsonEtags } from './platform/http/json-etag.ts';
import { handleError, sendProblem } from './platform/http/problem-details.ts';
import { addSecurityHeaders } from './platform/http/security-headers.ts';
import { inProcess, isInProcess } from './platform/http/in-process.ts';
import { healthRoutes } from './platform/http/health.routes.ts';
import type { AppDeps } from './app-deps.ts';
import { servePages } from './serve-pages.ts';

/** Builds the whole server: one line a feature. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: deps.config.logLevel, serializers: { req: (request) => ({ method: request.method, path: request.url?.split('?')[0] }) } },
    genReqId: () => randomUUID(),
    trustProxy: deps.config.trustProxy,
    routerOptions: { maxParamLength: 200, querystringParser: parseQuery },
    bodyLimit: 1_048_576,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  addSecurityHeaders(app);
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'The CATAlog', version: '1', description: 'The catalogue of Canadian technology solutions.' } },
    transform: createJsonSchemaTransform({}),
  });
  await app.register(
    async (api) => {
      await api.register(fastifyRateLimit, { max: deps.config.rateLimit, timeWindow: '1 minute', allowList: (request) => isInProcess(request) });
      addJsonEtags(api);
      api.addHook('onRequest', async (_, reply) => void reply.header('access-control-allow-origin', '*'));
      await api.register(coverageRoutes(deps));
      await api.register(featureRoutes(deps));
      await api.register(searchRoutes(deps));
      await api.register(listingRoutes(deps));
      await api.register(directoryRoutes(deps));
      api.setNotFoundHandler((request, reply) => sendProblem(request, reply, { status: 404 }));
    },
    { prefix: '/api/v1' },
  );
  await app.register(healthRoutes(deps));
  await app.register(discoveryRoutes(deps));
  await servePages(app, deps, (address) => inProcess(app, address));
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  return app;
}

/** Repeated parameters become lists; a malformed encoding stays as it was typed. */
function parseQuery(query: string): Record<string, string | string[]> {
  const all = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(all.keys())].map((key) => {
      const values = all.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
