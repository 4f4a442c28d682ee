import type { FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ShownBanner, StoredBanner } from '#api/contract/administration.ts';
import { Language } from '#api/contract/text.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Database } from '#api/db/open-database.ts';
import { policies } from '#api/features/authority/index.ts';
import { openToAll, personOf } from '#api/platform/authority/policy.ts';
import { Refusal } from '#api/platform/failure.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { isShown } from './banner.rules.ts';
import { deleteBanner, findBanner, putBanner } from './banner.store.ts';

type BannerDeps = { readonly db: Database; readonly now: () => Date };

const policy = policies.administrator;
const reversed = { en: 'The last day is before the first one.', fr: 'Le dernier jour précède le premier.' };

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
export function bannerForms({ db, now }: BannerDeps): FastifyPluginAsync {
  const text = z.string().trim().min(1).max(300);
  return async (app) => {
    addForm(app, {
      page: 'adminBanner',
      form: 'put',
      policy,
      input: z.strictObject({ text: z.strictObject({ en: text, fr: text }), startsOn: z.iso.date(), endsOn: z.iso.date().optional() }),
      run: ({ input: { text: words, startsOn, endsOn }, caller }) => {
        if (endsOn !== undefined && endsOn < startsOn) throw new Refusal('bad-input', 'range-reversed', reversed, [{ pointer: '/endsOn', says: reversed }]);
        const banner = { ...words, startsOn, endsOn: endsOn ?? null };
        db.transaction(
          (tx) => {
            putBanner(tx, banner, now());
            recordEvent(tx, { at: now(), actor: personOf(caller).id, kind: 'banner-put', subject: 'banner', data: banner });
          },
          { behavior: 'immediate' },
        );
        return { page: 'adminBanner', query: { done: 'put' } };
      },
    });
    addForm(app, {
      page: 'adminBanner',
      form: 'remove',
      policy,
      input: z.strictObject({}),
      run: ({ caller }) => {
        db.transaction(
          (tx) => {
            recordEvent(tx, { at: now(), actor: personOf(caller).id, kind: 'banner-removed', subject: 'banner', data: findBanner(tx) });
            deleteBanner(tx);
          },
          { behavior: 'immediate' },
        );
        return { page: 'adminBanner', query: { done: 'remove' } };
      },
    });
  };
}
