import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { FeatureChange, FeatureInput, FeatureStep, ManagedFeature, ManagedFeatures } from '#api/contract/feature.ts';
import { policies } from '#api/features/authority/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { neededVersion, setVersion } from '#api/platform/http/version-header.ts';
import { changeFeature, createFeature, endFeature, moveFeature, type Editor, type FeatureDeps } from './manage-features.ts';
import { readFeature, readFeatures } from './read-features.ts';

const forStaff = { policy: policies.moderator };
const shows = { ...forStaff, version: 'shown' } as const;
const needs = { ...forStaff, version: 'needed' } as const;
const Nothing = z.strictObject({});
const OfFeature = z.strictObject({ feature: z.string().max(80) });

/** `/review/features`: what CATA features, as staff manage it. */
export function managedFeatureRoutes(deps: FeatureDeps): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(listRoutes(deps));
    await app.register(changeRoutes(deps));
  };
}

function listRoutes(deps: FeatureDeps): FastifyPluginAsyncZod {
  const { db, now } = deps;
  const shown = showing(deps);
  return async (app) => {
    app.get('/review/features', { config: forStaff, schema: { querystring: Nothing, response: { 200: ManagedFeatures } } }, async () => ({ items: readFeatures(db, now()) }));
    app.post(
      '/review/features',
      { config: { ...shows, createsOnce: true }, schema: { querystring: Nothing, body: FeatureInput, response: { 201: ManagedFeature } } },
      async (request, reply) =>
        app.createOnce(request, reply, () => {
          const feature = readFeature(db, createFeature(deps, personOf(request), request.body), now());
          return { status: 201, body: feature, version: feature.version, location: `/api/v1/review/features/${feature.id}` };
        }),
    );
    app.get('/review/features/:feature', { config: shows, schema: { params: OfFeature, querystring: Nothing, response: { 200: ManagedFeature } } }, async (request, reply) => {
      return shown(reply, request.params.feature);
    });
  };
}

function changeRoutes(deps: FeatureDeps): FastifyPluginAsyncZod {
  const shown = showing(deps);
  return async (app) => {
    app.put(
      '/review/features/:feature',
      { config: needs, schema: { params: OfFeature, querystring: Nothing, body: FeatureChange, response: { 200: ManagedFeature } } },
      async (request, reply) => {
        const id = request.params.feature;
        changeFeature(deps, personOf(request), { id, version: neededVersion(request), change: request.body });
        return shown(reply, id);
      },
    );
    app.post('/review/features/:feature/end', { config: needs, schema: { params: OfFeature, querystring: Nothing, response: { 200: ManagedFeature } } }, async (request, reply) => {
      const id = request.params.feature;
      endFeature(deps, personOf(request), { id, version: neededVersion(request) });
      return shown(reply, id);
    });
    app.post(
      '/review/features/:feature/order',
      { config: needs, schema: { params: OfFeature, querystring: Nothing, body: FeatureStep, response: { 200: ManagedFeature } } },
      async (request, reply) => {
        const id = request.params.feature;
        moveFeature(deps, personOf(request), { id, version: neededVersion(request), step: request.body.step });
        return shown(reply, id);
      },
    );
  };
}

/** A feature as it is now, with its version. */
function showing({ db, now }: FeatureDeps): (reply: FastifyReply, id: string) => ManagedFeature {
  return (reply, id) => {
    const feature = readFeature(db, id, now());
    setVersion(reply, feature.version);
    return feature;
  };
}

/** @throws Failure `not-signed-in`; the policy let nobody else in */
function personOf({ caller }: Pick<FastifyRequest, 'caller'>): Editor {
  if (caller.kind === 'nobody') throw new Failure('not-signed-in', 'not-signed-in', 'Nobody is signed in.');
  return caller;
}
