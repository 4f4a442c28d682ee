import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#api/platform/failure.ts';
import { isTaken, takeHome } from '#api/platform/home-lock.ts';
import { forgetFault } from './backup-fault.ts';
import { makeBackup, type Backup, type BackupSource } from './make-backup.ts';
import { backupName, dropOldBackups } from './stored-backups.ts';

/** Makes a backup into the folder of backups, one at a time, and removes the oldest ones once the new one counts. */
export async function backUpHome(source: BackupSource, { folder, kept }: { folder: string; kept: number }): Promise<Backup> {
  mkdirSync(folder, { recursive: true });
  const lock = takeHome(folder, 'a backup');
  if (!isTaken(lock)) throw new Failure('conflict', 'backup-runs', 'A backup is being made; wait for it.');
  try {
    const backup = await makeBackup(source, join(folder, backupName(source.now())));
    dropOldBackups(folder, kept);
    forgetFault(source.home);
    return backup;
  } finally {
    lock.release();
  }
}
