import type { Database } from '#api/db/open-database.ts';
import { deleteOldInvitations, endExpired } from '#api/features/members/index.ts';
import { deleteOldProofs } from './proof.store.ts';

/** Days for which an address is kept that somebody was invited at, or that a code was sent to. */
const keptDays = 30;

/** Forgets the addresses of invitations that ended and of codes that were sent a month ago. */
export function forgetOldAddresses({ db, now }: { db: Database; now: () => Date }): void {
  const at = now();
  const before = new Date(at.getTime() - keptDays * 86_400_000);
  db.transaction(
    (tx) => {
      endExpired(tx, at);
      deleteOldInvitations(tx, before);
      deleteOldProofs(tx, before);
    },
    { behavior: 'immediate' },
  );
}
