import Sqlite from 'better-sqlite3';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#api/platform/failure.ts';
import type { Database } from './open-database.ts';

/**
 * Copies the database while it is in use, and opens the copy to see that it is sound.
 * @throws Failure `backup-failed`; nothing is left of a copy that cannot be relied on.
 */
export async function backUp(database: Database, folder: string, name: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.db`);
  const unproven = `${file}.unproven`;
  try {
    await database.$client.backup(unproven);
    assertSound(unproven, Number(database.$client.pragma('user_version', { simple: true })));
    renameSync(unproven, file);
    return file;
  } catch (error) {
    rmSync(unproven, { force: true });
    throw error;
  }
}

function assertSound(file: string, version: number): void {
  const copy = new Sqlite(file, { readonly: true });
  try {
    const sound = copy.pragma('integrity_check', { simple: true });
    const copied = Number(copy.pragma('user_version', { simple: true }));
    if (sound !== 'ok' || copied !== version) throw new Failure('broken', 'backup-failed', `The backup ${file} is not sound (${String(sound)}); nothing was changed.`);
  } finally {
    copy.close();
  }
}
