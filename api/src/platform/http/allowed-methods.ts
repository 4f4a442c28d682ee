import type { FastifyInstance } from 'fastify';
import { splitUrl } from './split-url.ts';

/** Notes each route that is added from now on, and tells which methods an address takes. */
export function watchMethods(app: FastifyInstance): (url: string) => string[] {
  const routes: { expression: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => void routes.push({ expression: expressionOf(url), methods: [method].flat() }));
  return (url) => {
    const { path } = splitUrl(url);
    return [...new Set(routes.filter(({ expression }) => expression.test(path)).flatMap(({ methods }) => methods))].toSorted();
  };
}

function expressionOf(url: string): RegExp {
  // Pages are everything that is not the API's, whose own wildcards only say that there is nothing.
  if (url === '/*') return /^(?!\/api(\/|$))/;
  if (url.endsWith('*')) return /^(?!)/;
  return new RegExp(`^${url.replaceAll(/[.\\+?^${}()|[\]]/g, '\\$&').replaceAll(/:[^/]+/g, '[^/]+')}$`);
}
