import type { FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import { methods, type GoodAnswer, type Operation } from './operation.ts';

/** Notes the operations of the API as their routes are added; to be called before they are. */
export function watchOperations(app: FastifyInstance): readonly Operation[] {
  const operations: Operation[] = [];
  app.addHook('onRoute', (route) => {
    const method = methods.find((one) => one.toUpperCase() === route.method);
    if (method === undefined || route.schema === undefined || route.schema.hide === true) return;
    operations.push({ method, path: route.url.replaceAll(/:(\w+)/g, '{$1}'), ...readSchema(route.schema), ...readConfig(route.config) });
  });
  return operations;
}

function readSchema({ params, querystring, body, response, consumes = [], produces: [produces] = [] }: NonNullable<RouteOptions['schema']>) {
  const answers = answersOf(response);
  const taken = { path: params, query: querystring, body };
  return {
    takes: Object.fromEntries(Object.entries(taken).flatMap(([place, schema]) => (schema instanceof z.ZodType ? [[place, schema]] : []))),
    consumes,
    answers: produces === undefined ? answers : [{ status: 200, schema: undefined }],
    produces,
  };
}

/** What of the configuration of a route its description says. */
const Described = z.object({
  policy: z.object({ name: z.string() }),
  scope: z.string().optional(),
  createsOnce: z.boolean().default(false),
  version: z.enum(['shown', 'needed']).optional(),
});

function readConfig(config: unknown): Pick<Operation, 'policy' | 'scope' | 'createsOnce' | 'version'> {
  const { policy, scope, createsOnce, version } = Described.parse(config);
  return { policy: policy.name, scope, createsOnce, version };
}

function answersOf(response: unknown): GoodAnswer[] {
  return typeof response === 'object' && response !== null
    ? Object.entries(response).map(([status, schema]) => ({ status: Number(status), schema: schema instanceof z.ZodNull ? undefined : schema }))
    : [];
}
