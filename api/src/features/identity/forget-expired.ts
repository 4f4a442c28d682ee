import type { Database } from '#api/db/open-database.ts';
import { dropOldTokens } from './access-token.store.ts';
import { dropOldEntrances } from './entrance.store.ts';
import { dropOldForms } from './kept-forms.store.ts';
import { dropExpired } from './session.store.ts';

/** Days for which a token that counts no more is kept: its owner sees that it expired. */
const keptDays = 30;

/** Forgets what lets nobody in any more: sessions, links, entrances and tokens, and what was typed for a session that never came. */
export function forgetExpired({ db, now }: { db: Database; now: () => Date }): void {
  const at = now();
  db.transaction(
    (tx) => {
      dropExpired(tx, at);
      dropOldForms(tx, at);
      dropOldEntrances(tx, at);
      dropOldTokens(tx, new Date(at.getTime() - keptDays * 86_400_000));
    },
    { behavior: 'immediate' },
  );
}
