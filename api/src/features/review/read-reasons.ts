import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parse } from 'yaml';
import { ReviewReason } from '#api/contract/review.ts';
import { Refusal } from '#api/platform/failure.ts';

/** The reasons for a decision, by their ids. */
export type Reasons = ReadonlyMap<string, ReviewReason>;

/** What a reason can be given for. */
export type ReasonUse = ReviewReason['for'][number];

/** Reads the reasons that staff choose from. @throws ZodError where the file is not sound */
export function readReasons(file: string): Reasons {
  const all = z
    .array(ReviewReason)
    .min(1)
    .parse(parse(readFileSync(file, 'utf8')));
  return new Map(all.map((reason) => [reason.id, reason]));
}

/** The reasons of some ids, each once. @throws Refusal `unknown-reason` where one is not there for this use, `no-reason` where none is given. */
export function reasonsFor(reasons: Reasons, ids: readonly string[], use: ReasonUse): ReviewReason[] {
  return [...new Set(ids)].map((id) => {
    const reason = reasons.get(id);
    if (reason?.for.includes(use) === true) return reason;
    const says = { en: 'Choose one of the reasons that are offered.', fr: 'Choisissez l’un des motifs proposés.' };
    throw new Refusal('bad-input', 'unknown-reason', says, [{ pointer: '/reasons', says }]);
  });
}
