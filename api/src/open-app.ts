import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { createJobs, type Jobs } from './jobs.ts';
import type { Runtime } from './runtime.ts';
import { loadSite, type Site } from './site.ts';

/** The app of a runtime with its site and jobs, none of them started. */
export type OpenApp = { readonly app: FastifyInstance; readonly jobs: Jobs; readonly site: Site };

/** Loads the site and builds the app, with jobs that publish through it. @throws Failure `no-site` where the site was not built. */
export async function openApp(runtime: Runtime, onError: (error: unknown) => void): Promise<OpenApp> {
  const site = await loadSite(runtime);
  const jobs = createJobs(runtime, onError);
  const app = await buildApp({ ...runtime, site, backlog: jobs.backlog, onError });
  jobs.usePublisher(app.publisher);
  return { app, jobs, site };
}
