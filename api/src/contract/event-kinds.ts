/** Every kind of event of the audit log, by what it is about; a kind that does not stand here cannot be recorded. */
export const eventKinds = {
  accounts: [
    'sign-up-repeated',
    'confirmation-sent',
    'address-confirmed',
    'signed-in',
    'signed-out',
    'entered',
    'session-ended',
    'sessions-ended',
    'token-made',
    'token-revoked',
    'tokens-revoked',
    'password-link-sent',
    'password-changed',
    'email-change-asked',
    'email-change-agreed',
    'email-changed',
    'second-factor-on',
    'second-factor-off',
    'second-factor-codes',
    'profile-changed',
    'account-deleted',
  ],
  administration: [
    'administrator-made',
    'role-changed',
    'person-suspended',
    'person-reinstated',
    'job-retried',
    'job-dropped',
    'banner-put',
    'banner-removed',
    'synonyms-added',
    'synonyms-removed',
  ],
  vendors: [
    'vendor-created',
    'vendor-changed',
    'vendor-proof-sent',
    'vendor-proven',
    'vendor-active',
    'vendor-pending',
    'vendor-suspended',
    'vendor-request-made',
    'vendor-request-approved',
    'vendor-request-declined',
    'member-invited',
    'invitation-withdrawn',
    'invitation-declined',
    'member-joined',
    'member-role-changed',
    'member-removed',
    'member-left',
    'ownership-transferred',
    'evidence-added',
    'evidence-removed',
  ],
  listings: [
    'listing-created',
    'listing-published',
    'listing-draft',
    'listing-live',
    'listing-withdrawn',
    'listing-suspended',
    'listing-unpublished',
    'listing-archived',
    'listing-reported',
    'report-handled',
  ],
  review: [
    'revision-created',
    'revision-draft',
    'revision-submitted',
    'revision-changes-requested',
    'revision-declined',
    'revision-scheduled',
    'revision-approved',
    'review-taken',
    'review-handed-back',
    'feature-created',
    'feature-revised',
    'feature-moved',
    'feature-ended',
  ],
  'take-part': ['interest-confirmed', 'interest-withdrawn', 'interest-answered'],
} as const;

/** What events are about. */
export type EventFamily = keyof typeof eventKinds;

/** A kind of event. */
export type EventKind = (typeof eventKinds)[EventFamily][number];

/** What events are about, in the order in which they are listed. */
export const eventFamilies = ['accounts', 'administration', 'vendors', 'listings', 'review', 'take-part'] as const satisfies readonly EventFamily[];

/** The kinds of events, in the order in which they are listed. */
export const allEventKinds: readonly EventKind[] = eventFamilies.flatMap((family) => [...eventKinds[family]]);

/** Whether a word, as it is stored, is a kind of event. */
export function isEventKind(word: string): word is EventKind {
  return allEventKinds.some((kind) => kind === word);
}
