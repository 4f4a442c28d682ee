import type { FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ShownBanner, StoredBanner } from '#api/contract/administration.ts';
import { Language } from '#api/contract/text.ts';
import { policies } from '#api/features/authority/index.ts';
import { openToAll, personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { isShown } from './banner.rules.ts';
import { findBanner } from './banner.store.ts';
import { removeBanner, setBanner, type BannerDeps } from './change-banner.ts';

const policy = policies.administrator;

/** `GET /banner` for everyone: what all pages show today. `GET /administration/banner` for administrators. */
export function bannerRoutes({ db, now }: BannerDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/banner',
      { config: openToAll, schema: { hide: true, querystring: z.strictObject({ lang: Language.default('en') }), response: { 200: ShownBanner } } },
      async ({ query }, reply) => {
        const banner = findBanner(db);
        reply.header('cache-control', 'public, max-age=30');
        return { text: banner !== undefined && isShown(banner, now()) ? banner[query.lang] : null };
      },
    );
    app.get('/administration/banner', { config: { policy }, schema: { hide: true, response: { 200: StoredBanner.extend({ isShown: z.boolean() }).nullable() } } }, async () => {
      const banner = findBanner(db);
      return banner === undefined ? null : { ...banner, isShown: isShown(banner, now()) };
    });
  };
}

/** The forms that put a banner up and take it away. */
export function bannerForms(deps: BannerDeps): FastifyPluginAsync {
  const text = z.string().trim().min(1).max(300);
  const version = z.number().int().min(0);
  return async (app) => {
    addForm(app, {
      page: 'adminBanner',
      form: 'put',
      policy,
      input: z.strictObject({ text: z.strictObject({ en: text, fr: text }), startsOn: z.iso.date(), endsOn: z.iso.date().optional(), version }),
      run: ({ input: { text: words, startsOn, endsOn = null, version: seen }, caller }) => {
        setBanner(deps, { ...words, startsOn, endsOn }, { version: seen, actor: personOf(caller).id });
        return { page: 'adminBanner', query: { done: 'put' } };
      },
    });
    addForm(app, {
      page: 'adminBanner',
      form: 'remove',
      policy,
      input: z.strictObject({ version }),
      run: ({ input, caller }) => {
        removeBanner(deps, { version: input.version, actor: personOf(caller).id });
        return { page: 'adminBanner', query: { done: 'remove' } };
      },
    });
  };
}
