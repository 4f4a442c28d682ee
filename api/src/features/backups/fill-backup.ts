import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { emptied, keptFolders, leftOut } from './backed-up-tables.ts';
import type { Manifest } from './manifest.ts';

/** Makes a backup's content of a copy of the database: without what signs in, with the files of its folders, and with what it says of itself. */
export function fillBackup(copy: string, { home, at, keyPrint }: { home: string; at: Date; keyPrint: string | undefined }): void {
  const db = new Sqlite(copy);
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = OFF');
    db.transaction(() => {
      empty(db);
      db.exec('create table backup_files (folder text not null, name text not null, sha256 text not null, bytes blob not null, primary key (folder, name)) strict');
      db.exec('create table backup_manifest (json text not null) strict');
      const manifest: Manifest = {
        createdAt: at.toISOString(),
        version: Number(db.pragma('user_version', { simple: true })),
        counts: countRows(db),
        files: Object.fromEntries(keptFolders.map((folder) => [folder, keepFiles(db, home, folder)])),
        ...(keyPrint === undefined ? {} : { keyPrint }),
      };
      db.prepare('insert into backup_manifest values (?)').run(JSON.stringify(manifest));
    })();
    // What was deleted is still in the free pages; the file is written anew without them.
    db.exec('vacuum');
  } finally {
    db.close();
  }
}

/** The rows of each table of the catalogue. */
export function countRows(db: Sqlite.Database): Record<string, number> {
  const names = db.prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'backup_%' order by name").pluck();
  return Object.fromEntries(names.all().map((name) => [name, Number(db.prepare(`select count(*) from "${name}"`).pluck().get())]));
}

function empty(db: Sqlite.Database): void {
  const known = new Set(Object.keys(countRows(db)));
  for (const table of leftOut) if (known.has(table)) db.exec(`delete from "${table}"`);
  for (const statement of emptied) db.exec(statement);
}

function keepFiles(db: Sqlite.Database, home: string, folder: string): number {
  if (!existsSync(join(home, folder))) return 0;
  const keep = db.prepare('insert into backup_files values (?, ?, ?, ?)');
  const names = readdirSync(join(home, folder), { withFileTypes: true }).filter((entry) => entry.isFile() && isPlainName(entry.name));
  for (const { name } of names) {
    const bytes = readFileSync(join(home, folder, name));
    keep.run(folder, name, createHash('sha256').update(bytes).digest('hex'), bytes);
  }
  return names.length;
}

/** Whether a name is that of a file within its folder, whatever a backup says. */
export function isPlainName(name: string): boolean {
  return /^[\w-][\w.-]{0,200}$/.test(name);
}
