import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listBuilds, type SiteRender } from './features/pages/index.ts';
import { Failure } from './platform/failure.ts';
import { AssetStore } from './platform/pages/asset-store.ts';
import type { Runtime } from './runtime.ts';

/**
 * The built site. `stamp` tells pages apart that would differ though nothing listed did:
 * the build, the address and the contacts that pages show, and the taxonomy. `style` is the style sheet of all pages.
 */
export type Site = { readonly render: SiteRender; readonly build: string; readonly stamp: string; readonly assets: AssetStore; readonly style: string | undefined };

/** Loads the built site, whole, so that it may be built anew meanwhile, and keeps its assets for as long as its pages last. @throws Failure `no-site` where it was not built. */
export async function loadSite({ config, paths, taxonomy }: Pick<Runtime, 'config' | 'paths' | 'taxonomy'>): Promise<Site> {
  const dist = join(config.root, 'site/dist');
  const entry = join(dist, 'server/entry.mjs');
  if (!existsSync(entry)) throw new Failure('broken', 'no-site', 'The site is not built; run "pnpm build" first.');
  const { render, load }: { render: SiteRender; load: () => Promise<void> } = await import(pathToFileURL(entry).href);
  await load();
  const build = readFileSync(join(dist, 'build-id.txt'), 'utf8').trim();
  const { baseUrl, contactEmail, mediaEmail, securityEmail } = config;
  const shown = createHash('sha256').update(JSON.stringify({ baseUrl, contactEmail, mediaEmail, securityEmail, taxonomy })).digest('hex');
  const assets = await AssetStore.open({ folder: paths.assets, built: join(dist, 'client'), build });
  return { render, build, stamp: `${build}-${shown.slice(0, 12)}`, assets, style: styleOf(join(dist, 'client')) };
}

/** The address of the largest style sheet, which every page has. */
function styleOf(client: string): string | undefined {
  const folder = join(client, '_astro');
  const sheets = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.css')) : [];
  const [largest] = sheets.toSorted((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size);
  return largest === undefined ? undefined : `/_astro/${largest}`;
}

/** Removes the assets of builds that made none of the published pages. */
export async function dropOldAssets({ db }: Pick<Runtime, 'db'>, { assets, build }: Site): Promise<void> {
  await assets.keepOnly(new Set([build, ...listBuilds(db).map((stamp) => stamp.split('-')[0] ?? '')]));
}
