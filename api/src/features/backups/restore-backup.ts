import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { finishRestore, markerOf, stagedFolder } from './finish-restore.ts';
import { keyPrintOf } from './make-backup.ts';
import { unpackBackup, type Unpacked } from './unpack-backup.ts';

/** What a restore did; `aside` is where the former state is. */
export type Restored = Unpacked & { readonly aside: string; readonly secondFactorsLost: number };

/**
 * Puts a backup in the place of the state of a folder that no other process uses. The former state is kept aside; nothing of it is touched before
 * the backup was unpacked beside it and checked, and a restore that is ended in the middle is finished at the next start.
 * @throws Failure where the backup cannot be relied on
 */
export function restoreBackup({ home, newestVersion, now }: { home: string; newestVersion: number; now: () => Date }, file: string): Restored {
  finishRestore(home);
  const staged = join(home, stagedFolder);
  rmSync(staged, { recursive: true, force: true });
  try {
    const unpacked = unpackBackup(file, staged, newestVersion);
    const secondFactorsLost = unpacked.manifest.keyPrint === keyPrintOf(home) ? 0 : dropSecondFactors(join(staged, 'catalog.db'));
    const aside = join(home, `before-restore-${now().toISOString().replaceAll(/[:.]/g, '-')}`);
    mkdirSync(aside);
    writeFileSync(markerOf(home), JSON.stringify({ aside }), { flush: true });
    finishRestore(home);
    return { ...unpacked, aside, secondFactorsLost };
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    throw error;
  }
}

/** Second factors that were sealed by another key open for nobody: whoever had one sets it up anew. */
function dropSecondFactors(database: string): number {
  const db = new Sqlite(database);
  try {
    return db.transaction(() => {
      db.exec('update people set two_factor_enabled = 0 where id in (select person_id from second_factors)');
      return db.prepare('delete from second_factors').run().changes;
    })();
  } finally {
    db.close();
  }
}
