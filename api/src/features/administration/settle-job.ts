import { recordEvent } from '#api/db/announce.ts';
import { Failure, Refusal } from '#api/platform/failure.ts';
import type { AdministrationDeps } from './change-person.ts';
import { dropJob, findFailedJob, makeDue } from './failed-jobs.store.ts';

const forgotten = {
  en: 'This message held a link or a code and is forgotten; whoever it was for asks for a new one.',
  fr: 'Ce message contenait un lien ou un code et n’est plus conservé\u202f; la personne à qui il était destiné en demandera un nouveau.',
};

/** Has a failed job done again now, or removes it. @throws Refusal where nothing is left to do it with */
export function settleJob({ db, now }: AdministrationDeps, { id, how, actor }: { id: number; how: 'retry' | 'drop'; actor: string }): void {
  db.transaction(
    (tx) => {
      const job = findFailedJob(tx, id);
      if (job === undefined) throw new Failure('not-found', 'not-found', 'This job is done, or was removed.');
      if (how === 'retry' && !job.canRetry) throw new Refusal('conflict', 'forgotten', forgotten);
      if (how === 'retry') makeDue(tx, id, now());
      else dropJob(tx, id);
      recordEvent(tx, {
        at: now(),
        actor,
        kind: how === 'retry' ? 'job-retried' : 'job-dropped',
        subject: String(id),
        data: { kind: job.kind, about: job.about, error: job.error },
      });
    },
    { behavior: 'immediate' },
  );
}
