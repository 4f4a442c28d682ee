import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A backup in the folder of backups. */
export type StoredBackup = { readonly name: string; readonly bytes: number; readonly at: Date };

const pattern = /^catalog-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/;

/** The name of a backup that is made at a moment. */
export function backupName(at: Date): string {
  return `catalog-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;
}

/** The backups in a folder that were made without naming a file, newest first. */
export function listBackups(folder: string): StoredBackup[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const [, day, hour, minute, second] = pattern.exec(name) ?? [];
      return day === undefined ? [] : [{ name, bytes: statSync(join(folder, name)).size, at: new Date(`${day}T${hour}:${minute}:${second}Z`) }];
    })
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
}

/** Removes all but the newest backups, and what a backup left that was ended in the middle. */
export function dropOldBackups(folder: string, kept: number): void {
  for (const { name } of listBackups(folder).slice(kept)) rmSync(join(folder, name), { force: true });
  for (const name of readdirSync(folder)) if (name.includes('.unproven-')) rmSync(join(folder, name), { recursive: true, force: true });
}
