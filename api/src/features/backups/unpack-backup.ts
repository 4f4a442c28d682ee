import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { applicationId } from '#api/db/inspect-header.ts';
import { Failure } from '#api/platform/failure.ts';
import { keptFolders } from './backed-up-tables.ts';
import { damaged, unwrap } from './envelope.ts';
import { countRows, isPlainName } from './fill-backup.ts';
import { Manifest } from './manifest.ts';

/** A backup that was unpacked and found whole. */
export type Unpacked = { readonly manifest: Manifest; readonly lostImages: number };

/**
 * Unpacks a backup into an empty folder as the state of a catalogue, and checks all of it: its hash, the database's own structure,
 * what refers to what, the rows of each table and each file.
 * @throws Failure `no-backup`, `damaged-backup` or `newer-backup`
 */
export function unpackBackup(file: string, folder: string, newestVersion: number): Unpacked {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = join(folder, 'catalog.db');
  unwrap(file, database);
  const db = new Sqlite(database);
  try {
    const manifest = readManifest(db, file);
    if (manifest.version > newestVersion) throw new Failure('conflict', 'newer-backup', `The backup ${file} is of a newer catalogue; restore it with that one.`);
    unpackFiles(db, file, folder);
    db.pragma('synchronous = OFF');
    db.exec('drop table backup_files; drop table backup_manifest;');
    db.pragma(`application_id = ${applicationId}`);
    db.exec('vacuum');
    assertWhole(db, file, manifest);
    return { manifest, lostImages: countLost(db, manifest) };
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(error.code)) throw damaged(file);
    throw error;
  } finally {
    db.close();
    syncFile(database);
  }
}

function readManifest(db: Sqlite.Database, file: string): Manifest {
  const read = Manifest.safeParse(JSON.parse(String(db.prepare('select json from backup_manifest').pluck().get())));
  if (!read.success) throw damaged(file);
  return read.data;
}

type KeptFile = { readonly folder: string; readonly name: string; readonly sha256: string; readonly bytes: Buffer };

function unpackFiles(db: Sqlite.Database, file: string, to: string): void {
  for (const folder of keptFolders) mkdirSync(join(to, folder), { recursive: true });
  for (const { folder, name, sha256, bytes } of db.prepare<[], KeptFile>('select * from backup_files').iterate()) {
    const known = keptFolders.some((kept) => kept === folder) && isPlainName(name);
    if (!known || createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged(file);
    const target = openSync(join(to, folder, name), 'w', 0o600);
    writeSync(target, bytes);
    fsyncSync(target);
    closeSync(target);
  }
}

function assertWhole(db: Sqlite.Database, file: string, { counts, version }: Manifest): void {
  const sound = db.pragma('integrity_check', { simple: true }) === 'ok';
  const dangling = db.pragma('foreign_key_check');
  const same = JSON.stringify(countRows(db)) === JSON.stringify(counts) && Number(db.pragma('user_version', { simple: true })) === version;
  if (!sound || !same || !Array.isArray(dangling) || dangling.length > 0) throw damaged(file);
}

function countLost(db: Sqlite.Database, { files }: Manifest): number {
  return Math.max(0, Number(db.prepare('select count(*) from images').pluck().get()) - (files['images'] ?? 0));
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
