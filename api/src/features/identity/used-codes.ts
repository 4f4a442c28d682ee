import { createHmac } from 'node:crypto';
import { addAttempt, fullUntil } from './attempts.store.ts';
import type { Identity } from './open-identity.ts';
import { refuseAs } from './texts.ts';

/** Longer than a code of an application is taken. */
const within = 5 * 60_000;

/** Takes a code of an application once: whoever looks over a shoulder comes too late. @throws Refusal where it was given before */
export function useCodeOnce({ db, secret, now: clock }: Identity, personId: string, code: string): void {
  const now = clock();
  const count = { kind: 'code', subject: createHmac('sha256', secret).update(`${personId} ${code}`).digest('base64url').slice(0, 22), most: 1 };
  const isUsed = db.transaction(
    (tx) => {
      if (fullUntil(tx, count, { now, within }) !== undefined) return true;
      addAttempt(tx, count, { now, within });
      return false;
    },
    { behavior: 'immediate' },
  );
  if (isUsed) throw refuseAs('usedCode', 'code');
}
