import type { Database, Transaction } from '#api/db/open-database.ts';
import { recordEvent } from '#api/db/announce.ts';
import { Refusal } from '#api/platform/failure.ts';
import { hashOfToken } from '#api/platform/token.ts';
import { findByToken, removeInterest, updateInterest, type InterestRow } from './interest.store.ts';

type Deps = { readonly db: Database; readonly now: () => Date };

/** Counts an interest from now on; confirming it again changes nothing. @throws Refusal where the link is too old or was never sent */
export function confirmInterest({ db, now }: Deps, token: string): void {
  change(db, token, (tx, row) => {
    if (row.confirmedAt !== null) return;
    updateInterest(tx, row.id, { confirmedAt: now() });
    recordEvent(tx, { at: now(), actor: 'public', kind: 'interest-confirmed', subject: row.id });
  });
}

/** Forgets an interest and whoever had it. @throws Refusal where the link is too old or was never sent */
export function withdrawInterest({ db, now }: Deps, token: string): void {
  change(db, token, (tx, row) => {
    removeInterest(tx, row.id);
    recordEvent(tx, { at: now(), actor: 'public', kind: 'interest-withdrawn', subject: row.id });
  });
}

function change(db: Database, token: string, work: (tx: Transaction, row: InterestRow) => void): void {
  db.transaction(
    (tx) => {
      const row = findByToken(tx, hashOfToken(token));
      if (row === undefined)
        throw new Refusal('not-found', 'old-link', {
          en: 'This link is too old, or was used to withdraw. Take part again, and a new one is sent.',
          fr: 'Ce lien est trop ancien, ou il a servi à vous retirer. Participez de nouveau pour en recevoir un autre.',
        });
      work(tx, row);
    },
    { behavior: 'immediate' },
  );
}
