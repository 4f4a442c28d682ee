import { z } from 'zod';
import { Day, ListingContent, Slug } from './listing-content.ts';
import { Instant, ListingDetail } from './listing.ts';
import { listingStates, revisionStates } from './listing-states.ts';
import { Lines } from './plain-text.ts';
import { BothLanguages, Language, text } from './text.ts';
import { Evidence } from './upload.ts';

/** The JSON pointer of a field of a listing, or of something within it. */
export const FieldPointer = z
  .string()
  .max(120)
  .regex(/^(?:\/[A-Za-z0-9]+)+$/)
  .refine((pointer) => Object.hasOwn(ListingContent.shape, pointer.split('/')[1] ?? ''), { error: 'unknown-field' });

/** A piece of a text that was changed: what stayed, what was removed, or what was added. */
export const Run = z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string() });
export type Run = z.infer<typeof Run>;

/**
 * One thing that a revision changes. `item` names the entry of a list by its term, image or name, `part` the path within the field or entry,
 * `side` the language of a text. `moved` says that the entries stand in another order.
 */
export const Difference = z.strictObject({
  field: z.string(),
  item: z.string().nullable(),
  part: z.string(),
  side: Language.nullable(),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  before: z.string().nullable(),
  after: z.string().nullable(),
  runs: z.array(Run),
});
export type Difference = z.infer<typeof Difference>;

/** What is looked at by itself in every submission. */
export const checkNames = ['evidence', 'expiry', 'links', 'duplicates', 'names', 'emphasis', 'languages'] as const;
export const CheckName = z.enum(checkNames);
export type CheckName = z.infer<typeof CheckName>;

/** What a check can find, and whether it is likely to be wrong (`grave`) or worth a look (`notice`). */
export const findingRules = {
  'claim-without-evidence': 'grave',
  'claim-checked-by-vendor': 'grave',
  'claim-self-declared': 'notice',
  'report-missing': 'notice',
  'claim-expired': 'grave',
  'claim-expires-soon': 'notice',
  'claim-dated-ahead': 'grave',
  'link-dead': 'grave',
  'link-without-answer': 'notice',
  'link-refused': 'grave',
  'link-elsewhere': 'notice',
  'same-text': 'grave',
  'like-text': 'notice',
  'name-taken': 'grave',
  'name-alike': 'grave',
  'name-mixed-scripts': 'grave',
  'vendor-name-alike': 'grave',
  capitals: 'notice',
  exclamations: 'notice',
  emojis: 'notice',
  'word-repeated': 'notice',
  'keywords-repeated': 'notice',
  'languages-swapped': 'grave',
  'same-in-both': 'grave',
} as const satisfies Record<string, 'grave' | 'notice'>;

export type FindingRule = keyof typeof findingRules;

const ruleNames = Object.keys(findingRules).filter((name): name is FindingRule => name in findingRules);

/** Something that a check found: the rule, the field by its JSON pointer where it is about one, and what its sentence names. */
export const Finding = z.strictObject({
  rule: z.enum(ruleNames),
  pointer: z.string().nullable(),
  side: Language.nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof Finding>;

/** What one check found in a submission, and when it looked; `at` is nothing while it has not. */
export const CheckResult = z.strictObject({ name: CheckName, at: Instant.nullable(), findings: z.array(Finding) });
export type CheckResult = z.infer<typeof CheckResult>;

/** What is said about one field of a submission, by the field's JSON pointer. */
export const FieldComment = z.strictObject({ pointer: FieldPointer, text: Lines.min(1).max(1000) });
export type FieldComment = z.infer<typeof FieldComment>;

/** What staff can decide about a submission or a listing. */
export const decisionKinds = ['approved', 'scheduled', 'unscheduled', 'changes-requested', 'declined', 'suspended', 'restored', 'withdrawn', 'archived', 'claim-checked'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Someone as staff see them; one whose account was deleted has no name any more. */
const Someone = z.strictObject({ id: z.string(), name: z.string().nullable() });

/** A decision as it was made. */
export const Decision = z.strictObject({
  id: z.string(),
  kind: z.enum(decisionKinds),
  revision: z.number().int().nullable(),
  reasons: z.array(z.string()),
  note: z.string().nullable(),
  comments: z.array(FieldComment),
  publishAt: Instant.nullable(),
  moderator: z.string().nullable(),
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;

/** Whether a submission is a new listing, a change to one, or approved for a time to come. */
export const submissionKinds = ['new', 'revision', 'scheduled'] as const;

/** A submission as the queue shows it. `languages` are those in which it is complete; `own` says that it is of a vendor of the caller, who may then not decide. */
export const QueueItem = z.strictObject({
  revision: z.string(),
  version: z.number().int(),
  kind: z.enum(submissionKinds),
  listing: z.strictObject({ id: z.string(), slug: Slug, name: text(100), state: z.enum(listingStates), sample: z.boolean() }),
  vendor: z.strictObject({ id: z.string(), slug: Slug, name: z.string(), status: z.enum(['pending', 'active', 'suspended']) }),
  languages: z.array(Language),
  submittedAt: Instant,
  publishAt: Instant.nullable(),
  assignee: Someone.nullable(),
  own: z.boolean(),
  grave: z.number().int(),
  notices: z.number().int(),
  checked: z.boolean(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const queueSorts = ['oldest', 'newest', 'vendor', 'findings'] as const;

/** Which submissions are asked for. */
export const QueueParameters = z.strictObject({
  kind: z.enum(submissionKinds).optional(),
  assignee: z.enum(['me', 'nobody', 'others']).optional(),
  language: z.enum(['en', 'fr', 'both']).optional(),
  vendor: z.string().max(60).optional(),
  q: z.string().max(100).optional(),
  sort: z.enum(queueSorts).default('oldest'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type QueueParameters = z.infer<typeof QueueParameters>;

/** How long submissions wait for a decision: the median of the last ones, in hours; nothing where there were none. */
export const WaitingTime = z.strictObject({ decisions: z.number().int(), days: z.number().int(), medianHours: z.number().nullable() });
export type WaitingTime = z.infer<typeof WaitingTime>;

/** The queue, a page at a time. `vendors` are those that have a submission in it; `all` counts every submission, and `undecided` those that wait for a decision. */
export const Queue = z.strictObject({
  total: z.number().int(),
  all: z.number().int(),
  undecided: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  items: z.array(QueueItem),
  vendors: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  waiting: WaitingTime,
});
export type Queue = z.infer<typeof Queue>;

/** Something that happened to a listing. `kind` is that of its audit event; `actor` has no name where time or a program did it. */
export const HistoryEvent = z.strictObject({
  at: Instant,
  actor: Someone,
  kind: z.string(),
  revision: z.number().int().nullable(),
  publishAt: Instant.nullable(),
  decision: Decision.nullable(),
});
export type HistoryEvent = z.infer<typeof HistoryEvent>;

/** A submission with all that is needed to decide: how it will look, what it changes, what the checks found, and what was before. */
export const Submission = QueueItem.extend({
  state: z.enum(revisionStates),
  number: z.number().int(),
  language: Language,
  submittedBy: Someone,
  preview: ListingDetail,
  live: z.strictObject({ number: z.number().int(), updatedAt: Instant }).nullable(),
  sentBack: z.strictObject({ number: z.number().int(), differences: z.array(Difference) }).nullable(),
  differences: z.array(Difference),
  evidence: z.array(Evidence),
  checks: z.array(CheckResult),
  history: z.array(HistoryEvent),
});
export type Submission = z.infer<typeof Submission>;

/** The reasons that staff choose from. */
export const ReviewReason = z.strictObject({ id: z.string(), for: z.array(z.enum(['changes', 'decline', 'suspend'])), name: BothLanguages, says: BothLanguages });
export type ReviewReason = z.infer<typeof ReviewReason>;
export const ReasonList = z.strictObject({ items: z.array(ReviewReason) });
export type ReasonList = z.infer<typeof ReasonList>;

const note = Lines.min(1).max(4000).optional();
const reasonIds = z.array(z.string().max(60)).max(12).default([]);

/** What is decided about a submission. `version` is the one that was looked at; where somebody was quicker, nothing is decided. */
export const DecisionInput = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), note, checked: z.array(FieldPointer).max(40).default([]) }),
  z.strictObject({ decision: z.literal('schedule'), publishAt: Instant, note }),
  z.strictObject({ decision: z.literal('request-changes'), reasons: reasonIds, note, comments: z.array(FieldComment).max(40).default([]) }),
  z.strictObject({ decision: z.literal('decline'), reasons: reasonIds, note }),
  z.strictObject({ decision: z.literal('unschedule'), note }),
]);
export type DecisionInput = z.infer<typeof DecisionInput>;

/** What staff do to a listing as a whole. */
export const ListingMoveInput = z.strictObject({ move: z.enum(['suspend', 'restore', 'withdraw', 'archive']), reasons: reasonIds, note });
export type ListingMoveInput = z.infer<typeof ListingMoveInput>;

/** A claim that staff looked at, by the JSON pointer of the claim, and the day on which they did. */
export const ClaimCheckInput = z.strictObject({ pointer: FieldPointer, date: Day.optional(), expires: Day.optional() });
export type ClaimCheckInput = z.infer<typeof ClaimCheckInput>;
