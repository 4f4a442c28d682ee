import { recordEvent } from '#api/db/announce.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { Failure, Refusal } from '#api/platform/failure.ts';
import { findInterest, updateInterest } from './interest.store.ts';
import { nameTopics } from './topics.rules.ts';

type AnswerDeps = { readonly db: Database; readonly taxonomy: Taxonomy; readonly now: () => Date };

/** Sends an answer to whoever takes part, once. @throws Failure `not-found`, Refusal where it was answered meanwhile */
export function answerInterest({ db, taxonomy, now }: AnswerDeps, given: { id: string; answer: string; actor: string }): void {
  db.transaction(
    (tx) => {
      const known = findInterest(tx, given.id);
      if (known === undefined) throw new Failure('not-found', 'not-found', 'There is no such interest.');
      const { row, topics } = known;
      if (row.answeredAt !== null) throw new Refusal('conflict', 'conflict', { en: 'It was answered meanwhile.', fr: 'Une réponse a été envoyée entre-temps.' });
      const at = now();
      updateInterest(tx, row.id, { answer: given.answer, answeredAt: at, answeredBy: given.actor });
      recordEvent(tx, { at, actor: given.actor, kind: 'interest-answered', subject: row.id });
      announceMail(tx, at, {
        to: { address: row.email },
        template: 'interest-answered',
        language: row.language,
        data: { name: row.name, what: nameTopics(topics, taxonomy, row.language), answer: given.answer },
      });
    },
    { behavior: 'immediate' },
  );
}
