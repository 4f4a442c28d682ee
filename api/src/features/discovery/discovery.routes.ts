import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { dayOf } from '#api/features/listings/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { chooseEncoding } from '#api/platform/http/choose-encoding.ts';
import { sendContent } from '#api/platform/http/send-content.ts';
import { compress } from '#api/platform/pages/encode.ts';
import { hashOf } from '#api/platform/pages/page-files.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { entriesOf, listParts } from './sitemap-entries.ts';
import { writeRobots, writeSecurity } from './write-notes.ts';
import { writeIndex, writeSitemap } from './write-sitemap.ts';

/** What is told to crawlers and researchers. */
export type DiscoveryDeps = {
  readonly db: Database;
  readonly taxonomy: Taxonomy;
  readonly config: { readonly baseUrl: string; readonly securityEmail: string };
  readonly now: () => Date;
};

const plainText = 'text/plain; charset=utf-8';
const xml = 'application/xml; charset=utf-8';

/** `GET /robots.txt`, `/.well-known/security.txt`, `/sitemap.xml` and the sitemaps that it names. */
export function discoveryRoutes({ db, taxonomy, config, now }: DiscoveryDeps): FastifyPluginAsync {
  const { baseUrl, securityEmail } = config;
  return async (app) => {
    const hidden = { config: openToAll, schema: { hide: true } };
    app.get('/robots.txt', hidden, async (request, reply) => send(request, reply, plainText, writeRobots(baseUrl)));
    app.get('/.well-known/security.txt', hidden, async (request, reply) => send(request, reply, plainText, writeSecurity(baseUrl, securityEmail, new Date(dayOf(now())))));
    app.get('/security.txt', hidden, async (_, reply) => reply.redirect('/.well-known/security.txt', 301));
    app.get('/sitemap.xml', hidden, async (request, reply) => send(request, reply, xml, writeIndex(listParts(db), baseUrl)));
    app.get<{ Params: { name: string } }>('/sitemaps/:name.xml', hidden, async (request, reply) => {
      const entries = entriesOf(db, taxonomy, request.params.name);
      if (entries === undefined) throw new Failure('not-found', 'no-sitemap', 'There is no such sitemap.');
      return send(request, reply, xml, writeSitemap(entries, baseUrl));
    });
  };
}

async function send(request: FastifyRequest, reply: FastifyReply, type: string, text: string): Promise<FastifyReply> {
  const plain = Buffer.from(text);
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const body = encoding === 'identity' ? plain : await compress(plain, encoding, 4);
  return sendContent(request, reply, { hash: hashOf(plain), encoding, type, cacheControl: 'no-cache', body });
}
