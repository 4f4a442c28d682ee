import type { SiteRender } from './features/pages/index.ts';
import type { Runtime } from './runtime.ts';

/** What the app is built from: the runtime, the built site, and whether everything is ready. */
export type AppDeps = Runtime & {
  readonly site: { readonly render: SiteRender; readonly build: string; readonly assets: string };
  readonly backlog: () => { waiting: number; oldest: number | null };
};
