import { existsSync } from 'node:fs';
import { readFault, type BackupFault } from './backup-fault.ts';
import { listBackups } from './stored-backups.ts';

/** How the daily backups stand: `off` where none is wanted, `late` where the newest is older than two days though none failed. */
export type BackupHealth = { readonly state: 'ok' | 'off' | 'failing' | 'late'; readonly last: Date | undefined; readonly fault: BackupFault | undefined };

const lateMs = 2 * 86_400_000;

/** Looks at the backups of a folder of state. */
export function readBackupHealth({ home, folder, kept, now }: { home: string; folder: string; kept: number; now: () => Date }): BackupHealth {
  const last = existsSync(folder) ? listBackups(folder)[0]?.at : undefined;
  const fault = readFault(home);
  if (kept === 0) return { state: 'off', last, fault: undefined };
  if (fault !== undefined) return { state: 'failing', last, fault };
  return { state: last !== undefined && now().getTime() - last.getTime() > lateMs ? 'late' : 'ok', last, fault };
}
