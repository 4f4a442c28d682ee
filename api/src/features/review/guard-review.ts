import type { Reader } from '#api/db/open-database.ts';
import { OlderVersion, Refusal } from '#api/platform/failure.ts';
import { findStanding } from '#api/features/authority/index.ts';
import { getListing, getRevision, type ListingRow, type RevisionRow } from '#api/features/listings/index.ts';
import { findReview, namesOf, type ReviewRow } from './review.store.ts';

/** Whoever decides; their right to was looked at by the policy of the route. */
export type Moderator = { readonly id: string };

/** A submission that is about to be dealt with. */
export type OpenSubmission = { readonly review: ReviewRow; readonly revision: RevisionRow; readonly listing: ListingRow };

/**
 * The submission of a revision, as a moderator looked at it. @throws Refusal `no-submission`; `own-vendor` where the moderator belongs to its vendor;
 * `older-version` where somebody dealt with it since.
 */
export function getOpenSubmission(db: Reader, moderator: Moderator, { revisionId, version }: { revisionId: string; version: number }): OpenSubmission {
  const review = findReview(db, revisionId);
  if (review === undefined) throw new Refusal('not-found', 'no-submission', { en: 'There is no such submission.', fr: 'Cette soumission n’existe pas.' });
  const listing = getListing(db, review.listingId);
  assertOther(db, moderator, listing.vendorId);
  if (review.version !== version) throw olderVersion(db, review);
  return { review, listing, revision: getRevision(db, revisionId) };
}

/** Nobody decides about a vendor that they belong to. @throws Refusal `own-vendor` */
export function assertOther(db: Reader, moderator: Moderator, vendorId: string): void {
  if (findStanding(db, moderator.id, vendorId) === undefined) return;
  throw new Refusal('forbidden', 'own-vendor', {
    en: 'You belong to this vendor, so someone else at CATA has to decide.',
    fr: 'Vous faites partie de ce fournisseur\u00a0: la décision revient à une autre personne de la CATA.',
  });
}

function olderVersion(db: Reader, { assigneeId, version }: ReviewRow): Refusal {
  const name = assigneeId === null ? undefined : namesOf(db, [assigneeId]).get(assigneeId);
  const [en, fr] = name === undefined ? ['', ''] : [` ${name} has it now.`, ` ${name} s’en occupe maintenant.`];
  return new OlderVersion(
    {
      en: `Someone dealt with this submission after you opened it, so nothing was changed.${en} Look at it as it is now, then decide.`,
      fr: `Quelqu’un a traité cette soumission après que vous l’avez ouverte\u202f; rien n’a été modifié.${fr} Consultez-la telle qu’elle est maintenant, puis décidez.`,
    },
    version,
  );
}

/** A state that does not allow what was wanted. */
export function wrongState(): Refusal {
  return new Refusal('conflict', 'wrong-state', {
    en: 'This is no longer possible: the listing or its submission is in another state by now.',
    fr: 'Ce n’est plus possible\u00a0: la fiche ou sa soumission a changé d’état entre-temps.',
  });
}
