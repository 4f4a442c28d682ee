import { listingStates, revisionStates } from '#api/contract/listing-states.ts';

/** Where a listing stands. */
export type ListingState = (typeof listingStates)[number];

/** Where a revision stands. */
export type RevisionState = (typeof revisionStates)[number];

/** What can be done to a listing as a whole, and from which states to which. */
const listingMoves = {
  publish: { from: ['draft', 'live', 'withdrawn', 'unpublished'], to: 'live' },
  withdraw: { from: ['live', 'suspended', 'unpublished'], to: 'withdrawn' },
  suspend: { from: ['live'], to: 'suspended' },
  restore: { from: ['suspended', 'unpublished'], to: 'live' },
  bringBack: { from: ['withdrawn', 'unpublished'], to: 'live' },
  unpublish: { from: ['live'], to: 'unpublished' },
  archive: { from: ['draft', 'withdrawn', 'suspended', 'unpublished'], to: 'archived' },
} as const satisfies Record<string, { from: readonly ListingState[]; to: ListingState }>;

/** What can be done to a revision, and from which states to which. */
const revisionMoves = {
  submit: { from: ['draft'], to: 'submitted' },
  takeBack: { from: ['submitted'], to: 'draft' },
  requestChanges: { from: ['submitted'], to: 'changes-requested' },
  decline: { from: ['submitted'], to: 'declined' },
  schedule: { from: ['submitted'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'submitted' },
  approve: { from: ['submitted', 'scheduled'], to: 'approved' },
} as const satisfies Record<string, { from: readonly RevisionState[]; to: RevisionState }>;

/** A move of a listing. */
export type ListingMove = keyof typeof listingMoves;

/** A move of a revision. */
export type RevisionMove = keyof typeof revisionMoves;

/** The state that a move leads to, or `undefined` where the move is not possible. */
export function moveListing(state: ListingState, move: ListingMove): ListingState | undefined {
  const { from, to }: { from: readonly ListingState[]; to: ListingState } = listingMoves[move];
  return from.includes(state) ? to : undefined;
}

/** The state that a move leads to, or `undefined` where the move is not possible. */
export function moveRevision(state: RevisionState, move: RevisionMove): RevisionState | undefined {
  const { from, to }: { from: readonly RevisionState[]; to: RevisionState } = revisionMoves[move];
  return from.includes(state) ? to : undefined;
}

/** Months after which a listing that nobody touched is no longer trusted to be true. */
const staleAfterMonths = 24;

/** The instant before which a listing must have been touched last to be stale now. */
export function staleBefore(now: Date): Date {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - staleAfterMonths);
  return before;
}
