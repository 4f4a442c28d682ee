import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pageAddress } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { listFormerSlugs } from '#api/features/listings/index.ts';
import { isCompressible, type AssetStore } from '#api/platform/pages/asset-store.ts';
import { compress, encodings, type Encoding } from '#api/platform/pages/encode.ts';
import type { PageFiles } from '#api/platform/pages/page-files.ts';
import { matchPage } from './page-address.rules.ts';
import { listPagesAfter, placedFiles } from './page.store.ts';
import { filePath, languagePage, linksIn, nginxServer, redirectPage, serverPage } from './static-site.rules.ts';

/** What the server answers at an address. */
export type Fetched = { readonly status: number; readonly type: string; readonly body: Buffer };

/** What writing a static site needs; `get` asks the server in the process. */
export type StaticSiteDeps = {
  readonly db: Database;
  readonly files: PageFiles;
  readonly assets: AssetStore;
  readonly images: string;
  readonly baseUrl: string;
  readonly get: (address: string) => Promise<Fetched>;
};

/** What was written, and the links of pages that lead nowhere. */
export type StaticSiteReport = { readonly files: number; readonly broken: readonly string[] };

/** What no page links to and every site has. */
const unlinked = ['/robots.txt', '/.well-known/security.txt', '/sitemap.xml'];

const endings = { br: '.br', gzip: '.gz', identity: '' } as const satisfies Record<Encoding, string>;

/** Text that is worth compressing. */
const compressible = /^text\/|json|xml|javascript/;

/**
 * Writes all published pages, and all that they lead to, as a complete static site into a folder.
 * Publish everything first: what is in place is what is written.
 */
export async function publishTo(deps: StaticSiteDeps, folder: string, onProgress?: (files: number) => void): Promise<StaticSiteReport> {
  const site = new StaticSite(folder, onProgress);
  const linked = new Set(unlinked);
  await writePublished(deps, site, linked);
  for (const asset of deps.assets.list()) {
    const body = (await deps.assets.read(asset, 'identity')).body;
    await site.write(asset.path, isCompressible(asset) ? await allEncodings(body) : { identity: body });
  }
  await cp(deps.images, join(folder, 'images'), { recursive: true });
  const broken = await writeLinked(deps, site, linked);
  await writeOwn(deps, site);
  return { files: site.count, broken };
}

/** The files of a static site as they are written; an address is written once. */
class StaticSite {
  readonly #folder: string;
  readonly #onProgress: ((files: number) => void) | undefined;
  readonly #written = new Set<string>();

  constructor(folder: string, onProgress?: (files: number) => void) {
    this.#folder = folder;
    this.#onProgress = onProgress;
  }

  get count(): number {
    return this.#written.size;
  }

  get folder(): string {
    return this.#folder;
  }

  has(address: string): boolean {
    return this.#written.has(filePath(address)) || address.startsWith('/images/');
  }

  async write(address: string, bodies: Partial<Record<Encoding, Buffer>>): Promise<void> {
    const path = join(this.#folder, filePath(address));
    await mkdir(dirname(path), { recursive: true });
    for (const encoding of encodings) {
      const body = bodies[encoding];
      if (body !== undefined) await writeFile(`${path}${endings[encoding]}`, body);
    }
    this.#written.add(filePath(address));
    this.#onProgress?.(this.count);
  }
}

async function writePublished({ db, files, baseUrl }: StaticSiteDeps, site: StaticSite, linked: Set<string>): Promise<void> {
  for (let last = ''; ;) {
    const rows = listPagesAfter(db, last, 500);
    for (const row of rows) {
      const placed = placedFiles(row);
      const [br, gzip, identity] = await Promise.all(encodings.map((encoding) => files.read(placed, encoding)));
      // A page that was lost is among the links of the others, and is rendered there.
      if (br === undefined || gzip === undefined || identity === undefined) continue;
      await site.write(row.address, { br, gzip, identity });
      if (row.type.startsWith('text/html')) for (const link of linksIn(identity.toString(), baseUrl)) linked.add(link);
    }
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.address;
  }
}

/** Writes what pages lead to and is not published: social cards, sitemaps, the description of the API, the first page of search. */
async function writeLinked({ get, baseUrl }: StaticSiteDeps, site: StaticSite, linked: ReadonlySet<string>): Promise<string[]> {
  const broken: string[] = [];
  const queue = [...linked];
  const known = new Set(queue);
  for (const address of queue) {
    if (address === '/' || site.has(address)) continue;
    const page = matchPage(address);
    if (page?.mode === 'private') {
      await site.write(address, await allEncodings(Buffer.from(serverPage(page.language))));
      continue;
    }
    const { status, type, body } = await get(address);
    if (status !== 200) {
      broken.push(address);
      continue;
    }
    await site.write(address, compressible.test(type) ? await allEncodings(body) : { identity: body });
    const text = /html/.test(type) ? linksIn(body.toString(), baseUrl) : address.endsWith('.xml') ? sitemapsIn(body.toString(), baseUrl) : [];
    for (const link of text) if (!known.has(link)) queue.push(link);
    for (const link of text) known.add(link);
  }
  return broken;
}

function sitemapsIn(xml: string, baseUrl: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+\.xml)<\/loc>/g)].flatMap(([, url = '']) => (url.startsWith(`${baseUrl}/`) ? [url.slice(baseUrl.length)] : []));
}

/** Writes what only a static site needs: the pages that say that there is none, the choice of language, and where former slugs lead. */
async function writeOwn({ db, get }: StaticSiteDeps, site: StaticSite): Promise<void> {
  for (const language of languages) {
    const { body } = await get(pageAddress('notFound', language));
    await site.write(`/${language}/404.html`, await allEncodings(body));
    if (language === 'en') await site.write('/404.html', await allEncodings(body));
  }
  await site.write('/', { identity: Buffer.from(languagePage()) });
  const redirects = listFormerSlugs(db).flatMap(({ kind, former, slug }) =>
    languages.map((language) => ({ language, from: pageAddress(kind, language, { slug: former }), to: pageAddress(kind, language, { slug }) })),
  );
  for (const { from, to, language } of redirects) if (!site.has(from)) await site.write(from, { identity: Buffer.from(redirectPage(to, language)) });
  await site.write('/nginx.conf', { identity: Buffer.from(nginxServer(site.folder, redirects)) });
}

async function allEncodings(identity: Buffer): Promise<Record<Encoding, Buffer>> {
  const [br, gzip] = await Promise.all([compress(identity, 'br', 9), compress(identity, 'gzip', 9)]);
  return { br, gzip, identity };
}
