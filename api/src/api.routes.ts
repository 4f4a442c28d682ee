import type { AppDeps } from './app-deps.ts';
import { administrationRoutes, administrationWrites } from './features/administration/index.ts';
import { bannerRoutes } from './features/banner/index.ts';
import { contactRoutes } from './features/contacts/index.ts';
import { coverageRoutes } from './features/coverage/index.ts';
import { directoryRoutes } from './features/directory/index.ts';
import { docsRoutes, entryRoutes, watchOperations } from './features/docs/index.ts';
import { draftRoutes } from './features/drafts/index.ts';
import { featureRoutes, managedFeatureRoutes } from './features/features/index.ts';
import { accountRoutes, accountWrites, countAttempt, tokenRoutes, type Identity } from './features/identity/index.ts';
import { interestRoutes } from './features/interests/index.ts';
import { listingRoutes } from './features/listings/index.ts';
import { memberRoutes } from './features/members/index.ts';
import { proofRoutes } from './features/proofs/index.ts';
import { mailboxRoutes, mailGalleryRoutes } from './features/mail/index.ts';
import { ProofOfWork, reportRoutes } from './features/reports/index.ts';
import { reviewRoutes } from './features/review/index.ts';
import { searchRoutes } from './features/search/index.ts';
import { synonymRoutes } from './features/synonyms/index.ts';
import { uploadRoutes } from './features/uploads/index.ts';
import { ownDataRoutes, workspaceRoutes } from './features/workspace/index.ts';
import { openToAll } from './platform/authority/policy.ts';
import { addCompression } from './platform/http/compress-answers.ts';
import { openToOtherSites } from './platform/http/cross-origin.ts';
import { addJsonEtags } from './platform/http/json-etag.ts';
import { sendProblem } from './platform/http/problem-details.ts';
import { isWellEncoded } from './platform/http/read-query.ts';
import { type FastifyInstance } from 'fastify';

/** The API: one line a feature. */
export function apiRoutes(deps: AppDeps, identity: Identity, work: ProofOfWork) {
  return async (api: FastifyInstance): Promise<void> => {
    openToOtherSites(api);
    api.addHook('onRequest', async (request, reply) => {
      if (await api.limitRate(request, reply)) return reply;
      return isWellEncoded(request.url) ? undefined : sendProblem(request, reply, { type: 'bad-encoding' });
    });
    addJsonEtags(api);
    addCompression(api);
    const operations = watchOperations(api);
    const v1 = { prefix: '/v1' };
    await api.register(entryRoutes(operations), v1);
    await api.register(contactRoutes(deps), v1);
    await api.register(coverageRoutes(deps), v1);
    await api.register(featureRoutes(deps), v1);
    await api.register(searchRoutes(deps), v1);
    await api.register(listingRoutes(deps), v1);
    await api.register(directoryRoutes(deps), v1);
    await api.register(vendorRoutes(deps, identity), v1);
    await api.register(staffRoutes(deps, identity, work), v1);
    await api.register(docsRoutes(operations, deps));
    api.get('/*', { config: openToAll, schema: { hide: true } }, async (request, reply) => sendProblem(request, reply, { type: 'not-found' }));
  };
}

/** What the people of vendors write, and what everybody has of an account. */
function vendorRoutes(deps: AppDeps, identity: Identity) {
  return async (api: FastifyInstance): Promise<void> => {
    await api.register(draftRoutes(deps));
    await api.register(uploadRoutes(deps));
    await api.register(memberRoutes(deps));
    await api.register(proofRoutes(deps));
    await api.register(workspaceRoutes(deps));
    await api.register(ownDataRoutes(deps, identity));
    await api.register(accountRoutes(identity));
    await api.register(tokenRoutes(identity));
    await api.register(accountWrites(identity));
  };
}

/** What the staff decide and administer, and what reaches them from everyone. */
function staffRoutes(deps: AppDeps, identity: Identity, work: ProofOfWork) {
  return async (api: FastifyInstance): Promise<void> => {
    await api.register(reviewRoutes(deps));
    await api.register(managedFeatureRoutes(deps));
    await api.register(interestRoutes(deps, (account, ip) => countAttempt(identity, { kind: 'interest', account, ip })));
    await api.register(reportRoutes(deps, work, (account, ip) => countAttempt(identity, { kind: 'report', account, ip })));
    await api.register(administrationRoutes(deps));
    await api.register(administrationWrites(deps));
    await api.register(synonymRoutes({ ...deps, known: deps.knownSynonyms }));
    await api.register(bannerRoutes(deps));
    await api.register(mailGalleryRoutes(deps));
    await api.register(mailboxRoutes(deps));
  };
}
