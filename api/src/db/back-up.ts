import Sqlite from 'better-sqlite3';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
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
    // It holds sessions and password hashes, as the database does: nobody but this user reads it, from its first byte.
    closeSync(openSync(unproven, 'w', 0o600));
    await database.$client.backup(unproven);
    assertSound(unproven, Number(database.$client.pragma('user_version', { simple: true })));
    renameSync(unproven, file);
    return file;
  } catch (error) {
    rmSync(unproven, { force: true });
    throw error;
  }
}

const copy = /^before-\d{4}-(\d{4}-\d\d-\d\d)T.*\.db(\.unproven)?$/;

/** Days that a copy is kept which was made before a migration: long enough to find out that it is needed. */
const copyDays = 30;

/** Removes the copies that were made before migrations long ago. They are for this folder alone; what is to be kept is backed up. */
export function dropOldCopies(folder: string, now: Date): void {
  const oldest = new Date(now.getTime() - copyDays * 86_400_000).toISOString().slice(0, 10);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [, day] = copy.exec(name) ?? [];
    if (day !== undefined && day < oldest) rmSync(join(folder, name), { force: true });
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
