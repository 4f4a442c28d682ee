import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { VendorContent } from '#api/contract/vendor.ts';
import { ChangedProfile, Dashboard, FoundVendors, MadeVendor, NewVendor, OwnProfile, Workspace } from '#api/contract/workspace.ts';
import { policies } from '#api/features/authority/index.ts';
import { findVendorsByIds, findVendorsByWords } from '#api/features/vendors/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { neededVersion, setVersion } from '#api/platform/http/version-header.ts';
import { findResembling } from './check-profile.ts';
import { changeProfile } from './change-profile.ts';
import { readDashboard, type DashboardDeps } from './read-dashboard.ts';
import { foundVendor, type WorkspaceDeps } from './found-vendor.ts';
import { readProfile, readWorkspace } from './read-workspace.ts';

const OfVendor = z.strictObject({ vendor: z.string() });
const Words = z.strictObject({ q: z.string().trim().max(100) });
const Named = z.strictObject({ name: z.string().trim().max(150), legalName: z.string().trim().max(150).default(''), website: z.string().max(500).default('') });
const signedIn = { policy: policies.signedIn } as const;
const editor = { policy: policies.vendorEditor } as const;
const reads = { scope: 'profile:read' } as const;
const writes = { scope: 'profile:write' } as const;

/** `/workspace` and what a vendor says of itself. */
export function workspaceRoutes(deps: WorkspaceDeps & DashboardDeps): FastifyPluginAsyncZod {
  const { db, now } = deps;
  return async (app) => {
    app.get('/workspace', { config: { ...signedIn, ...reads }, schema: { response: { 200: Workspace } } }, async ({ caller }) => readWorkspace(db, personOf(caller), now()));
    app.get('/workspace/organizations', { config: signedIn, schema: { querystring: Words, response: { 200: FoundVendors } } }, async ({ query }) => ({
      items: findVendorsByWords(db, query.q),
    }));
    app.get('/workspace/organizations/alike', { config: signedIn, schema: { querystring: Named, response: { 200: FoundVendors } } }, async ({ query }) => {
      const alike = findResembling(db, { operatingName: query.name, legalName: query.legalName, website: query.website });
      return {
        items: findVendorsByIds(
          db,
          alike.map(({ id }) => id),
        ),
      };
    });
    app.post('/workspace/vendors', { config: { ...signedIn, createsOnce: true }, schema: { body: NewVendor, response: { 201: MadeVendor } } }, async (request, reply) => {
      const { difference, ...content } = request.body;
      return app.createOnce(request, reply, () => {
        const id = foundVendor(deps, personOf(request.caller).id, { content, difference });
        return { status: 201, body: { id }, location: `/api/v1/workspace/vendors/${id}` };
      });
    });
    app.get('/workspace/vendors/:vendor', { config: { ...editor, ...reads }, schema: { params: OfVendor, response: { 200: Dashboard } } }, async ({ params, caller }) =>
      readDashboard(deps, params.vendor, personOf(caller).id),
    );
    await app.register(profileRoutes(deps));
  };
}

/** What a vendor says of itself, for its people. */
function profileRoutes(deps: WorkspaceDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/vendors/:vendor/profile',
      { config: { ...editor, ...reads, version: 'shown' }, schema: { params: OfVendor, response: { 200: OwnProfile } } },
      async ({ params, caller }, reply) => {
        const profile = readProfile(deps.db, params.vendor, personOf(caller).id);
        setVersion(reply, profile.version);
        return profile;
      },
    );
    app.put(
      '/vendors/:vendor/profile',
      { config: { ...editor, ...writes, version: 'needed' }, schema: { params: OfVendor, body: VendorContent, response: { 200: ChangedProfile } } },
      async (request, reply) => {
        const version = neededVersion(request);
        const changed = changeProfile(deps, personOf(request.caller).id, { vendorId: request.params.vendor, content: request.body, version });
        setVersion(reply, changed.version);
        return { version: changed.version, websiteToProve: changed.websiteToProve ?? null };
      },
    );
  };
}
