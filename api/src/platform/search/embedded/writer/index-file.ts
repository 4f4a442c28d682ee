import Sqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';

/** Counted up whenever the index is laid out or its text analysed in another way: older ones are then built anew. */
const layout = 16;

/** Marks a file as an index of the catalogue. */
const applicationId = 0x43415449;

/** Larger files are not read whole when they are opened. */
const largestChecked = 48 * 1024 * 1024;

const tables = `
  create table meta (key text primary key, value not null) without rowid;
  insert into meta (key, value) values ('changes', 0);
  create table documents (slot integer primary key, id text not null unique, version text not null, facts text not null);
  create table forwards (slot integer primary key, en blob, fr blob);
  create table words (id integer primary key, language text not null, word text not null, shown text not null, stem text not null, documents integer not null);
  create table stems (language text not null, stem text not null, levels integer not null, primary key (language, stem)) without rowid;
  create virtual table postings using fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '+#./_=-'");
  insert into postings (postings, rank) values ('hashsize', 16000000);
`;

/** What an index depends on beside its layout. */
export function fingerprintOf(synonyms: readonly (readonly string[])[]): string {
  return createHash('sha256').update(JSON.stringify(synonyms)).digest('hex');
}

/** Begins an empty index; in bulk it is written without a journal, since a half-made one is thrown away. */
export function createIndexFile(file: string, fingerprint: string, bulk: boolean): Sqlite.Database {
  removeIndexFile(file);
  const db = new Sqlite(file);
  db.pragma('page_size = 8192');
  db.pragma(`journal_mode = ${bulk ? 'OFF' : 'WAL'}`);
  db.pragma(`synchronous = ${bulk ? 'OFF' : 'NORMAL'}`);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('cache_size = -64000');
  db.exec(tables);
  db.prepare('insert into meta (key, value) values (?, ?)').run('fingerprint', fingerprint);
  db.pragma(`user_version = ${layout}`);
  return db;
}

/** Opens an index for writing; `undefined` where it is foreign, older, broken or made with other synonyms. */
export function openIndexFile(file: string, fingerprint: string): Sqlite.Database | undefined {
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, { fileMustExist: true });
    if (isUsable(db, file, fingerprint)) return db;
  } catch {
    // A file that cannot be read is as good as none.
  }
  db?.close();
  return undefined;
}

function isUsable(db: Sqlite.Database, file: string, fingerprint: string): boolean {
  if (db.pragma('application_id', { simple: true }) !== applicationId || db.pragma('user_version', { simple: true }) !== layout) return false;
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  if (db.prepare('select value from meta where key = ?').pluck().get('fingerprint') !== fingerprint) return false;
  return statSync(file).size > largestChecked || db.pragma('quick_check(1)', { simple: true }) === 'ok';
}

/** Removes an index with what SQLite keeps beside it. */
export function removeIndexFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

/** Tells one file of a name from another; 0 where there is none. */
export function inodeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? 0;
}
