import { createApp } from 'astro/app/entrypoint';

const app = createApp();

/** Renders one page; the page's own errors become a bare 500 whose reason stays in the log. */
export function render(request: Request, locals: object): Promise<Response> {
  return app.render(request, { locals });
}

/** Loads every page now: one that is loaded at its first request is missing where a newer build has taken the place of this one. */
export async function load(): Promise<void> {
  const { pageMap, middleware, actions, sessionDriver, serverIslandMappings } = app.manifest;
  await Promise.all([...(pageMap?.values() ?? []), middleware, actions, sessionDriver, serverIslandMappings].map(async (part) => part?.()));
}
