import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { editorSteps, SavedDraft, stepAt, TypedStep } from '#api/contract/draft.ts';
import { policies } from '#api/features/authority/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { neededVersion, setVersion } from '#api/platform/http/version-header.ts';
import { decodeFields } from '#api/platform/http/decode-fields.ts';
import type { DraftRouteDeps } from './route-deps.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { writeDraft } from './save-draft.ts';
import { refuseOlder } from './draft-refusals.ts';
import { openDraft } from './open-draft.ts';
import { takeStep } from './take-step.rules.ts';

/** `PATCH /workspace/listings/{listing}/draft`: what stands in the form of a step, saved while somebody types. */
export function autosaveRoutes(deps: DraftRouteDeps): FastifyPluginAsyncZod {
  const params = z.strictObject({ listing: z.string().max(80) });
  return async (app) => {
    app.patch(
      '/workspace/listings/:listing/draft',
      {
        config: { policy: policies.listingEditor, version: 'needed' },
        schema: { hide: true, params, querystring: z.strictObject({}), body: TypedStep, response: { 200: SavedDraft } },
      },
      async (request, reply) => {
        const step = stepAt(request.body.step);
        const version = neededVersion(request);
        if (step === undefined) throw new Failure('not-found', 'not-found', 'There is no such step.');
        const { value } = decodeFields(request.body.fields);
        const written = writeDraft(deps, {
          listingId: request.params.listing,
          personId: personOf(request.caller).id,
          version,
          change: (before) => takeStep(before, step, value),
          shown: editorSteps[step],
        });
        // Whatever clashes is refused before, since the fields of the step are shown.
        if (written.kind === 'set-aside') throw refuseOlder(openDraft(deps.db, request.params.listing).version);
        setVersion(reply, written.version);
        return { version: written.version, savedAt: written.savedAt.toISOString() };
      },
    );
  };
}
