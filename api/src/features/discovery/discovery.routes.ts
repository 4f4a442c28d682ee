import type { FastifyPluginAsync } from 'fastify';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { pageAddress, pages, type PageName } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { listPublicSlugs } from '#api/features/listings/index.ts';
import { Failure } from '#api/platform/failure.ts';

/** How many listings a sitemap holds, by their numbers, so that one change touches one sitemap. */
const perSitemap = 2000;

type DiscoveryDeps = { readonly db: Database; readonly config: { readonly baseUrl: string; readonly securityEmail: string }; readonly now: () => Date };

type Entry = { readonly page: PageName; readonly slots: Readonly<Record<string, string>>; readonly changed?: string };

/** `GET /robots.txt`, `/.well-known/security.txt`, `/sitemap.xml` and the sitemaps that it names. */
export function discoveryRoutes({ db, config, now }: DiscoveryDeps): FastifyPluginAsync {
  const { baseUrl, securityEmail } = config;
  return async (app) => {
    const hidden = { schema: { hide: true } };
    app.get('/robots.txt', hidden, async (_, reply) => reply.type('text/plain; charset=utf-8').send(`User-agent: *\nAllow: /\nSitemap: ${baseUrl}/sitemap.xml\n`));
    app.get('/.well-known/security.txt', hidden, async (_, reply) => {
      const expires = new Date(now().getTime() + 180 * 86_400_000).toISOString();
      return reply.type('text/plain; charset=utf-8').send(`Contact: mailto:${securityEmail}\nExpires: ${expires}\nPreferred-Languages: en, fr\n`);
    });
    app.get('/sitemap.xml', hidden, async (_, reply) => reply.type('application/xml; charset=utf-8').send(await writeIndex(db, baseUrl)));
    app.get<{ Params: { part: string } }>('/sitemaps/:part', hidden, async (request, reply) => {
      const part = /^(pages|\d{1,4})\.xml$/.exec(request.params.part)?.[1];
      if (part === undefined) throw new Failure('not-found', 'no-sitemap', 'There is no such sitemap.');
      return reply.type('application/xml; charset=utf-8').send(await writeSitemap(part === 'pages' ? plainEntries() : listingEntries(db, Number(part)), baseUrl));
    });
  };
}

async function writeIndex(db: Database, baseUrl: string): Promise<Buffer> {
  const stream = new SitemapIndexStream();
  stream.write({ url: `${baseUrl}/sitemaps/pages.xml` });
  for (let part = 0; listPublicSlugs(db, part * perSitemap, 1).length > 0; part += 1) stream.write({ url: `${baseUrl}/sitemaps/${part}.xml` });
  stream.end();
  return streamToPromise(stream);
}

async function writeSitemap(entries: readonly Entry[], baseUrl: string): Promise<Buffer> {
  const stream = new SitemapStream({ hostname: baseUrl });
  for (const { page, slots, changed } of entries) {
    const links = languages.map((language) => ({ lang: language, url: `${baseUrl}${pageAddress(page, language, slots)}` }));
    for (const language of languages) stream.write({ url: pageAddress(page, language, slots), links, ...(changed === undefined ? {} : { lastmod: changed }) });
  }
  stream.end();
  return streamToPromise(stream);
}

function plainEntries(): Entry[] {
  const names: PageName[] = ['home', 'areas', 'categories', 'vendors', 'featured', 'media', 'plan', 'about', 'accessibility', 'privacy', 'terms', 'developers'];
  return names.filter((name) => pages[name].mode === 'published').map((page) => ({ page, slots: {} }));
}

function listingEntries(db: Database, part: number): Entry[] {
  return listPublicSlugs(db, part * perSitemap, perSitemap)
    .filter(({ number }) => number <= (part + 1) * perSitemap)
    .map(({ slug, updatedAt }) => ({ page: 'listing', slots: { slug }, changed: new Date(updatedAt).toISOString() }));
}
