import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { BannerState, NewBanner, ShownBanner } from '#api/contract/administration.ts';
import { Language } from '#api/contract/text.ts';
import { policies } from '#api/features/authority/index.ts';
import { openToAll, personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { neededVersion, setVersion } from '#api/platform/http/version-header.ts';
import { isShown } from './banner.rules.ts';
import { findBanner } from './banner.store.ts';
import { removeBanner, setBanner, type BannerDeps } from './change-banner.ts';

const policy = policies.administrator;

/** `GET /banner` for everyone: what all pages show today. `/administration/banner` for administrators. */
export function bannerRoutes(deps: BannerDeps): FastifyPluginAsyncZod {
  const { db, now } = deps;
  const show = (reply: FastifyReply) => {
    const banner = findBanner(db);
    setVersion(reply, banner?.version ?? 0);
    return banner === undefined ? null : { ...banner, isShown: isShown(banner, now()) };
  };
  return async (app) => {
    app.get(
      '/banner',
      { config: openToAll, schema: { querystring: z.strictObject({ lang: Language.default('en') }), response: { 200: ShownBanner } } },
      async ({ query }, reply) => {
        const banner = findBanner(db);
        reply.header('cache-control', 'public, max-age=30');
        return { text: banner !== undefined && isShown(banner, now()) ? banner[query.lang] : null };
      },
    );
    app.get('/administration/banner', { config: { policy, version: 'shown' }, schema: { response: { 200: BannerState } } }, async (_, reply) => show(reply));
    app.put('/administration/banner', { config: { policy, version: 'needed' }, schema: { body: NewBanner, response: { 200: BannerState } } }, async (request, reply) => {
      const { text, startsOn, endsOn = null } = request.body;
      setBanner(deps, { ...text, startsOn, endsOn }, { version: neededVersion(request), actor: personOf(request.caller).id });
      return show(reply);
    });
    app.delete('/administration/banner', { config: { policy, version: 'needed' }, schema: { response: { 204: z.null() } } }, async (request, reply) => {
      removeBanner(deps, { version: neededVersion(request), actor: personOf(request.caller).id });
      return reply.code(204).send(null);
    });
  };
}

/** The forms that put a banner up and take it away. */
export function bannerForms(deps: BannerDeps): FastifyPluginAsync {
  const version = z.number().int().min(0);
  return async (app) => {
    addForm(app, {
      page: 'adminBanner',
      form: 'put',
      policy,
      input: NewBanner.extend({ version }),
      run: ({ input: { text, startsOn, endsOn = null, version: seen }, caller }) => {
        setBanner(deps, { ...text, startsOn, endsOn }, { version: seen, actor: personOf(caller).id });
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
