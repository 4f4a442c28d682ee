import type { AppDeps } from './app-deps.ts';
import { synonymForms } from './features/synonyms/index.ts';
import { bannerForms } from './features/banner/index.ts';
import { administrationForms } from './features/administration/index.ts';
import { draftForms } from './features/drafts/index.ts';
import { accountForms, countAttempt, identityForms, tokenForms, type Identity } from './features/identity/index.ts';
import { featureForms } from './features/features/index.ts';
import { interestForms } from './features/interests/index.ts';
import { addMemberForms } from './features/members/index.ts';
import { addProofForms } from './features/proofs/index.ts';
import { ProofOfWork, reportForms } from './features/reports/index.ts';
import { addOwnDataForms, addWorkspaceForms } from './features/workspace/index.ts';
import { reviewForms } from './features/review/index.ts';
import { type FastifyInstance } from 'fastify';

/** The forms of pages: one line a feature. */
export function forms(deps: AppDeps, identity: Identity, work: ProofOfWork) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(identityForms(identity));
    await app.register(accountForms(identity));
    await app.register(tokenForms(identity));
    addMemberForms(app, deps);
    addProofForms(app, deps);
    addWorkspaceForms(app, deps);
    addOwnDataForms(app, deps, identity);
    await app.register(administrationForms(deps));
    await app.register(draftForms(deps));
    await app.register(reviewForms(deps));
    await app.register(featureForms(deps));
    await app.register(synonymForms({ ...deps, known: deps.knownSynonyms }));
    await app.register(bannerForms(deps));
    await app.register(interestForms(deps, (account, ip) => countAttempt(identity, { kind: 'interest', account, ip })));
    await app.register(reportForms(deps, work, (account, ip) => countAttempt(identity, { kind: 'report', account, ip })));
  };
}
