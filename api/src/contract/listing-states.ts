/** Where a listing stands; only a live one of an active vendor is public. */
export const listingStates = ['draft', 'live', 'withdrawn', 'suspended', 'unpublished', 'archived'] as const;

/** Where a revision stands on its way to the public. */
export const revisionStates = ['draft', 'submitted', 'changes-requested', 'declined', 'scheduled', 'approved'] as const;
