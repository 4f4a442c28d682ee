import { createHmac } from 'node:crypto';
import { Refusal } from '#api/platform/failure.ts';
import { allowances, longestWindow, type AttemptKind } from './attempts.rules.ts';
import { addAttempt, dropCount, dropOldAttempts, fullUntil, takeBack, type Count } from './attempts.store.ts';
import { networkOf } from './network.rules.ts';
import type { Identity } from './open-identity.ts';

/** Something that is tried: what, on which account (an address that was typed, or a person's id), and from where. */
export type Attempt = { readonly kind: AttemptKind; readonly account: string; readonly ip: string };

/**
 * Counts an attempt before its work is done, whether it will succeed or not.
 * @throws Refusal `too-many-attempts` where the account, the address or the network had too many
 */
export function countAttempt(identity: Identity, attempt: Attempt): void {
  const { within } = allowances[attempt.kind];
  const now = identity.now();
  const until = identity.db.transaction(
    (tx) => {
      dropOldAttempts(tx, new Date(now.getTime() - longestWindow));
      const counts = countsOf(identity, attempt);
      const full = counts.map((count) => fullUntil(tx, count, { now, within })).find((end) => end !== undefined);
      if (full === undefined) for (const count of counts) addAttempt(tx, count, { now, within });
      return full;
    },
    { behavior: 'immediate' },
  );
  if (until !== undefined) throw tooMany(Math.ceil((until.getTime() - now.getTime()) / 60_000));
}

/** Takes an attempt back that was no failure: the account begins anew, the address and the network have one less. */
export function forgiveAttempt(identity: Identity, attempt: Attempt): void {
  const [account, ...places] = countsOf(identity, attempt);
  identity.db.transaction(
    (tx) => {
      if (account !== undefined) dropCount(tx, account);
      for (const place of places) takeBack(tx, place);
    },
    { behavior: 'immediate' },
  );
}

/** Addresses that were typed are kept as a mark that tells nothing of them. */
function countsOf({ secret }: Identity, { kind, account, ip }: Attempt): Count[] {
  const most = allowances[kind];
  const mark = createHmac('sha256', secret).update(account.toLowerCase()).digest('base64url').slice(0, 22);
  return [
    { kind: `${kind}:account`, subject: mark, most: most.account },
    { kind: `${kind}:address`, subject: ip, most: most.address },
    { kind: `${kind}:network`, subject: networkOf(ip), most: most.network },
  ];
}

function tooMany(minutes: number): Refusal {
  const [en, fr] = minutes === 1 ? ['in a minute', 'dans une minute'] : [`in ${minutes} minutes`, `dans ${minutes} minutes`];
  return new Refusal('too-many', 'too-many-attempts', { en: `There were too many attempts. Try again ${en}.`, fr: `Il y a eu trop de tentatives. Réessayez ${fr}.` });
}
