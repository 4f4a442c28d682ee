import { askMissing, askOutdatedPages, publishTo, type StaticSiteReport } from './features/pages/index.ts';
import { fetchInProcess } from './platform/http/in-process.ts';
import type { OpenApp } from './open-app.ts';
import type { Runtime } from './runtime.ts';

/** Tells how far the writing of a static site has come: pages that are left to render, then files that were written. */
export type StaticSiteProgress = { readonly left: number; readonly files: number };

/** Publishes what is missing or of an older build, then writes the whole catalogue as a static site into a folder. */
export async function writeStaticSite(
  runtime: Runtime,
  { app, site, jobs }: OpenApp,
  folder: string,
  onProgress?: (progress: StaticSiteProgress) => void,
): Promise<StaticSiteReport> {
  askMissing(runtime);
  askOutdatedPages(runtime, site.stamp);
  await jobs.drain();
  await app.publisher.drain((left) => onProgress?.({ left, files: 0 }));
  const get = (address: string) => fetchInProcess(app, address);
  const deps = { ...runtime, assets: site.assets, images: runtime.paths.images, baseUrl: runtime.config.baseUrl, get };
  return publishTo(deps, folder, (files) => onProgress?.({ left: 0, files }));
}
