import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Failure } from '#api/platform/failure.ts';
import { wrap } from './envelope.ts';
import { fillBackup } from './fill-backup.ts';
import type { Manifest } from './manifest.ts';
import { unpackBackup } from './unpack-backup.ts';

/** A backup that counts: it was restored and checked. */
export type Backup = { readonly file: string; readonly bytes: number; readonly manifest: Manifest; readonly lostImages: number };

/** What a backup is made of: the folder of state, and the newest version of its database. */
export type BackupSource = { readonly home: string; readonly newestVersion: number; readonly now: () => Date };

/**
 * Copies the catalogue into one file while it is in use. The file gets its name only after it was unpacked and checked as a restore does.
 * @throws Failure where there is nothing to copy, something has the name already, or the copy is not sound; nothing is left of it then
 */
export async function makeBackup(source: BackupSource, to: string): Promise<Backup> {
  const { home, newestVersion, now } = source;
  if (existsSync(to)) throw new Failure('conflict', 'file-exists', `The file ${to} exists already; name another one.`);
  mkdirSync(dirname(to), { recursive: true });
  const work = mkdtempSync(join(dirname(to), `${basename(to)}.unproven-`));
  try {
    const [copy, wrapped] = [join(work, 'copy.db'), join(work, 'backup')];
    await copyDatabase(join(home, 'catalog.db'), copy);
    fillBackup(copy, { home, at: now(), keyPrint: keyPrintOf(home) });
    wrap(copy, wrapped);
    rmSync(copy);
    const unpacked = unpackBackup(wrapped, join(work, 'restored'), newestVersion);
    renameSync(wrapped, to);
    syncFolder(dirname(to));
    return { file: to, bytes: statSync(to).size, ...unpacked };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Tells keys apart without saying anything of them. */
export function keyPrintOf(home: string): string | undefined {
  const file = join(home, 'secret-key');
  return existsSync(file) ? createHash('sha256').update('print of ').update(readFileSync(file, 'utf8').trim()).digest('hex') : undefined;
}

async function copyDatabase(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new Failure('not-found', 'no-database', `There is no database at ${from}, so there is nothing to back up.`);
  const db = new Sqlite(from, { readonly: true, timeout: 10_000 });
  try {
    // In one step: a copy in several begins anew at each write of another connection.
    await db.backup(to, { progress: () => 0x7fff_ffff });
  } finally {
    db.close();
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
