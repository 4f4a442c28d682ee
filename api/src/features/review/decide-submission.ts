import { randomUUID } from 'node:crypto';
import type { DecisionInput, DecisionKind, FieldComment, ReviewReason } from '#api/contract/review.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { applyRevisionMove, getListing, moveListing, moveRevision, scheduleRevision } from '#api/features/listings/index.ts';
import { Refusal } from '#api/platform/failure.ts';
import { getOpenSubmission, wrongState, type Moderator, type OpenSubmission } from './guard-review.ts';
import { publishMarks } from './publish-marks.ts';
import { reasonsFor, type Reasons } from './read-reasons.ts';
import { insertDecision, noteFirstDecision, updateReview } from './review.store.ts';
import { tellVendor } from './tell-vendor.ts';

/** What decisions need. */
export type ReviewDeps = { readonly db: Database; readonly now: () => Date; readonly reasons: Reasons; readonly config: { readonly baseUrl: string } };

type Decided = {
  readonly kind: DecisionKind;
  readonly reasons?: readonly ReviewReason[];
  readonly note: string | undefined;
  readonly comments?: readonly FieldComment[];
  readonly publishAt?: Date;
};

/**
 * Decides about a submission: approves it at once or for a time, asks for changes, declines it, or takes a scheduled one back.
 * @throws Refusal `older-version` where somebody was quicker, `own-vendor`, `wrong-state`, `no-reason`, `unknown-reason`, `past-time`
 */
export function decideSubmission({ db, now, reasons, config }: ReviewDeps, moderator: Moderator, given: { revisionId: string; version: number; input: DecisionInput }): void {
  const at = now();
  db.transaction(
    (tx) => {
      const open = getOpenSubmission(tx, moderator, given);
      const decided = readDecision(given.input, reasons, at);
      const id = randomUUID();
      const deed = { actor: moderator.id, at, data: { decision: id } };
      insertDecision(tx, {
        id,
        listingId: open.listing.id,
        revisionId: open.revision.id,
        kind: decided.kind,
        reasons: (decided.reasons ?? []).map((reason) => reason.id),
        note: decided.note ?? null,
        comments: decided.comments ?? [],
        publishAt: decided.publishAt ?? null,
        moderatorId: moderator.id,
        at,
      });
      carryOut(tx, open, given.input, deed);
      updateReview(tx, open.revision.id, decided.kind === 'unscheduled' ? {} : { assigneeId: moderator.id });
      noteFirstDecision(tx, open.revision.id, at);
      if (decided.kind !== 'unscheduled') tell(tx, open, decided, { at, baseUrl: config.baseUrl });
    },
    { behavior: 'immediate' },
  );
}

const kinds = { approve: 'approved', schedule: 'scheduled', 'request-changes': 'changes-requested', decline: 'declined', unschedule: 'unscheduled' } as const;

function readDecision(input: DecisionInput, reasons: Reasons, at: Date): Decided {
  const kind = kinds[input.decision];
  const { note } = input;
  if (input.decision === 'schedule') return { kind, note, publishAt: readTime(input.publishAt, at) };
  if (input.decision !== 'request-changes' && input.decision !== 'decline') return { kind, note };
  const chosen = reasonsFor(reasons, input.reasons, input.decision === 'decline' ? 'decline' : 'changes');
  const comments = input.decision === 'decline' ? [] : input.comments;
  if (chosen.length === 0 && comments.length === 0 && note === undefined) throw noReason();
  return { kind, note, reasons: chosen, comments };
}

function readTime(publishAt: string, at: Date): Date {
  const time = new Date(publishAt);
  const year = 366 * 86_400_000;
  if (time > at && time.getTime() < at.getTime() + year) return time;
  const says = { en: 'Choose a time to come, within a year.', fr: 'Choisissez un moment à venir, d’ici un an.' };
  throw new Refusal('bad-input', 'past-time', says, [{ pointer: '/publishAt', says }]);
}

function noReason(): Refusal {
  const says = {
    en: 'Say why: choose a reason, write a note, or comment on a field.',
    fr: 'Dites pourquoi\u00a0: choisissez un motif, écrivez une note ou commentez un champ.',
  };
  return new Refusal('bad-input', 'no-reason', says, [{ pointer: '/reasons', says }]);
}

const moves = { approve: 'approve', schedule: 'schedule', 'request-changes': 'requestChanges', decline: 'decline', unschedule: 'unschedule' } as const;

function carryOut(tx: Transaction, { revision, listing }: OpenSubmission, input: DecisionInput, deed: { actor: string; at: Date; data: { decision: string } }): void {
  const move = moves[input.decision];
  if (moveRevision(revision.state, move) === undefined) throw wrongState();
  if (input.decision === 'schedule') return scheduleRevision(tx, revision.id, new Date(input.publishAt), deed);
  if (move === 'approve' && moveListing(listing.state, 'publish') === undefined) throw suspended();
  if (move !== 'schedule') applyRevisionMove(tx, revision.id, move, deed);
  if (input.decision === 'approve') publishMarks(tx, { listing, revision, pointers: input.checked, deed });
}

function suspended(): Refusal {
  return new Refusal('conflict', 'wrong-state', {
    en: 'The listing is suspended or archived. Restore it first, then approve the change.',
    fr: 'La fiche est suspendue ou archivée. Rétablissez-la d’abord, puis approuvez la modification.',
  });
}

function tell(tx: Transaction, { listing, revision }: OpenSubmission, decided: Decided, when: { at: Date; baseUrl: string }): void {
  const { kind, reasons, note, comments, publishAt } = decided;
  if (kind !== 'approved' && kind !== 'scheduled' && kind !== 'changes-requested' && kind !== 'declined') return;
  // An approval may have given the listing its address.
  tellVendor(tx, { template: kind, listing: getListing(tx, listing.id), content: revision.content, ...when, publishAt, reasons, note, comments });
}
