import { createApp } from 'astro/app/entrypoint';

const app = createApp();

/** Renders one page; the page's own errors become a bare 500 whose reason stays in the log. */
export function render(request: Request, locals: object): Promise<Response> {
  return app.render(request, { locals });
}
