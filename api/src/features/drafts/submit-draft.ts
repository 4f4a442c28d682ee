import { isDeepStrictEqual } from 'node:util';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { applyRevisionMove, dayOf, findLiveContent, findNewestRevision, getListing, reviseListing } from '#api/features/listings/index.ts';
import { submitForReview } from '#api/features/review/index.ts';
import { Refusal } from '#api/platform/failure.ts';
import { checkDraft } from './check-draft.ts';
import { deleteDraft } from './draft.store.ts';
import { refuseNow, refuseOlder } from './draft-refusals.ts';
import { assertNewest, assertWritable, openDraft, type Deciding } from './open-draft.ts';
import type { DraftDeps } from './save-draft.ts';

/** Who submits which version of a draft. */
export type Submitting = { readonly listingId: string; readonly personId: string; readonly version: number };

/**
 * Submits a draft: it becomes a revision that never changes and waits for CATA; the live one stays meanwhile. Returns the id of the revision.
 * @throws Refusal `incomplete` with each problem, `older-version`, `in-review`, `archived`, `nothing-to-submit`
 */
export function submitDraft(deps: DraftDeps & { readonly taxonomy: Taxonomy }, { listingId, personId, version }: Submitting): string {
  return deps.db.transaction(
    (tx) => {
      const at = deps.now();
      const open = openDraft(tx, listingId);
      assertWritable(open);
      if (open.version !== version) throw refuseOlder(open.version);
      const live = findLiveContent(tx, listingId);
      const { content, problems } = checkDraft({ db: tx, taxonomy: deps.taxonomy }, open.content, { today: dayOf(at), live });
      if (content === undefined) throw new Refusal('bad-input', 'incomplete', said, problems);
      if (getListing(tx, listingId).state === 'live' && isDeepStrictEqual(content, live)) throw refuseNow('nothing-to-submit');

      const revisionId = reviseListing(tx, { listingId, content, actor: personId, at });
      deleteDraft(tx, listingId);
      submitForReview(tx, revisionId, { actor: personId, at });
      return revisionId;
    },
    { behavior: 'immediate' },
  );
}

const said = {
  en: 'Something is still missing or wrong, so the listing was not submitted.',
  fr: 'Il manque encore quelque chose, ou une réponse est à corriger\u202f; la fiche n’a pas été soumise.',
};

/** Takes a submission back before it is decided, so that it can be written on. @throws Refusal `older-version`, `not-in-review` */
export function takeBack({ db, now }: DraftDeps, { listingId, personId, version }: Deciding): void {
  db.transaction(
    (tx) => {
      assertNewest(tx, listingId, version);
      takeNewestBack(tx, listingId, { actor: personId, at: now() });
    },
    { behavior: 'immediate' },
  );
}

function takeNewestBack(tx: Transaction, listingId: string, deed: { actor: string; at: Date }): void {
  const newest = findNewestRevision(tx, listingId);
  if (newest?.state !== 'submitted') throw refuseNow('not-in-review');
  applyRevisionMove(tx, newest.id, 'takeBack', deed);
}
