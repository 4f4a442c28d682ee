import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { DecisionInput, FieldComment, FieldPointer } from '#api/contract/review.ts';
import { Lines } from '#api/contract/plain-text.ts';
import { Day } from '#api/contract/listing-content.ts';
import { policies } from '#api/features/authority/index.ts';
import { Failure, Refusal } from '#api/platform/failure.ts';
import { addForm, type Asked } from '#api/platform/http/add-form.ts';
import { askChecks } from './ask-checks.ts';
import { checkClaim } from './check-claim.ts';
import { decideSubmission, type ReviewDeps } from './decide-submission.ts';
import { moveListingAsStaff } from './move-listing.ts';
import { readLocalTime } from '#api/platform/time/local-time.ts';
import { takeSubmission } from './take-submission.ts';

const policy = policies.moderator;
const version = z.number().int();
const note = Lines.min(1).max(4000).optional();
const reasons = z.array(z.string().max(60)).max(12).default([]);

/** Comments as they are typed: some boxes stay empty. */
const Comments = z
  .array(z.strictObject({ pointer: FieldPointer, text: Lines.max(1000).optional() }))
  .max(60)
  .default([]);

const Decision = z.strictObject({
  version,
  decision: z.enum(['approve', 'schedule', 'request-changes', 'decline']),
  publishAt: z.string().max(40).optional(),
  reasons,
  note,
  comments: Comments,
  checked: z.array(FieldPointer).max(40).default([]),
});

/** What cannot be undone is asked for twice. */
const Move = z
  .strictObject({ version, move: z.enum(['suspend', 'restore', 'withdraw', 'archive']), reasons, note, sure: z.array(z.literal('yes')).optional() })
  .refine(({ move, sure }) => move !== 'archive' || sure !== undefined, { error: 'unticked', path: ['sure'] });

/** The forms of the review pages: what they send is what the API takes. */
export function reviewForms(deps: ReviewDeps): FastifyPluginAsync {
  return async (app) => {
    addForm(app, {
      page: 'reviewSubmission',
      form: 'decide',
      policy,
      input: Decision,
      run: (asked) => {
        decideSubmission(deps, personOf(asked), { revisionId: submissionOf(asked), version: asked.input.version, input: toDecision(asked.input) });
        return { page: 'reviewQueue', query: { done: asked.input.decision } };
      },
    });
    addForm(app, {
      page: 'reviewSubmission',
      form: 'unschedule',
      policy,
      input: z.strictObject({ version }),
      run: (asked) => {
        decideSubmission(deps, personOf(asked), { revisionId: submissionOf(asked), version: asked.input.version, input: { decision: 'unschedule' } });
        return back(asked, 'unscheduled');
      },
    });
    addQueueForms(app, deps);
    addListingForms(app, deps);
  };
}

function addQueueForms(app: Parameters<FastifyPluginAsync>[0], deps: ReviewDeps): void {
  addForm(app, {
    page: 'reviewSubmission',
    form: 'assign',
    policy,
    input: z.strictObject({ version, move: z.enum(['take', 'hand-back']) }),
    run: (asked) => {
      takeSubmission(deps, personOf(asked), { revisionId: submissionOf(asked), ...asked.input });
      return back(asked, asked.input.move);
    },
  });
  addForm(app, {
    page: 'reviewSubmission',
    form: 'check',
    policy,
    input: z.strictObject({}),
    run: (asked) => {
      askChecks(deps, submissionOf(asked));
      return back(asked, 'checking');
    },
  });
}

function addListingForms(app: Parameters<FastifyPluginAsync>[0], deps: ReviewDeps): void {
  const listingOf = ({ params }: Pick<Asked<unknown>, 'params'>): string => params['listing'] ?? '';
  addForm(app, {
    page: 'reviewListing',
    form: 'move',
    policy,
    input: Move,
    run: (asked) => {
      const { version: seen, sure: _, ...input } = asked.input;
      moveListingAsStaff(deps, personOf(asked), { listingId: listingOf(asked), version: seen, input });
      return { page: 'reviewListing', slots: { listing: listingOf(asked) }, query: { done: input.move } };
    },
  });
  addForm(app, {
    page: 'reviewListing',
    form: 'claim',
    policy,
    input: z.strictObject({ pointer: FieldPointer, date: Day.optional(), expires: Day.optional() }),
    run: (asked) => {
      checkClaim(deps, personOf(asked), { listingId: listingOf(asked), input: asked.input });
      return { page: 'reviewListing', slots: { listing: listingOf(asked) }, query: { done: 'claim' } };
    },
  });
}

function toDecision({ decision, publishAt, reasons: chosen, note: said, comments, checked }: z.output<typeof Decision>): DecisionInput {
  const noted = said === undefined ? {} : { note: said };
  if (decision === 'approve') return { decision, checked, ...noted };
  if (decision === 'schedule') return { decision, publishAt: readTime(publishAt), ...noted };
  if (decision === 'decline') return { decision, reasons: chosen, ...noted };
  const said_ = comments.flatMap(({ pointer, text }) => (text === undefined || text === '' ? [] : [FieldComment.parse({ pointer, text })]));
  return { decision, reasons: chosen, comments: said_, ...noted };
}

function readTime(given: string | undefined): string {
  const time = given === undefined ? undefined : readLocalTime(given);
  if (time !== undefined) return time.toISOString();
  const says = { en: 'Give a day and a time, such as 2026-03-31 09:00.', fr: 'Indiquez un jour et une heure, comme 2026-03-31 09:00.' };
  throw new Refusal('bad-input', 'bad-time', says, [{ pointer: '/publishAt', says }]);
}

function back(asked: Pick<Asked<unknown>, 'params'>, done: string) {
  return { page: 'reviewSubmission' as const, slots: { submission: submissionOf(asked) }, query: { done } };
}

function submissionOf({ params }: Pick<Asked<unknown>, 'params'>): string {
  return params['submission'] ?? '';
}

function personOf({ caller }: Pick<Asked<unknown>, 'caller'>): { id: string } {
  if (caller.kind === 'nobody') throw new Failure('not-signed-in', 'not-signed-in', 'Nobody is signed in.');
  return caller;
}
