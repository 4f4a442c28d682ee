import { readBackupHealth } from '#api/features/backups/index.ts';
import type { Finding } from './finding.ts';

const todo = 'Mend what the reason names, then run "pnpm catalog backup".';

/** Finds whether the daily backups are made, and what keeps them from it. */
export function examineBackups(given: Parameters<typeof readBackupHealth>[0]): Finding {
  const { state, last, fault } = readBackupHealth(given);
  const newest = last === undefined ? 'there is none yet' : `the newest is of ${last.toISOString()}`;
  if (state === 'off') return { subject: 'backups', ok: true, says: `none is made each day (BACKUPS_KEPT=0); ${newest}` };
  if (state === 'failing') return { subject: 'backups', ok: false, says: `none could be made since ${fault?.at ?? ''}: ${fault?.reason ?? ''}; ${newest}`, todo };
  if (state === 'late')
    return { subject: 'backups', ok: false, says: `none was made for two days; ${newest}`, todo: 'Let the server run, which makes one, or run "pnpm catalog backup".' };
  return { subject: 'backups', ok: true, says: newest };
}
