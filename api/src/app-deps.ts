import type { Backlog } from './jobs.ts';
import type { Runtime } from './runtime.ts';
import type { Site } from './site.ts';

/** What the app is built from: the runtime, the built site, what is left to do, and who is told of an error. */
export type AppDeps = Runtime & {
  readonly site: Site;
  readonly backlog: () => Backlog;
  readonly onError: (error: unknown) => void;
};
