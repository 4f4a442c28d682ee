import Sqlite from 'better-sqlite3';
import { statSync } from 'node:fs';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { Failure } from '#api/platform/failure.ts';
import { applicationId, inspectHeader } from './inspect-header.ts';

/** The catalogue's database, or a transaction on it. */
export type Database = BetterSQLite3Database & { readonly $client: Sqlite.Database };
export type Reader = Pick<Database, 'select' | 'selectDistinct' | 'all' | 'get'>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** The oldest SQLite that is free of the corruption on resetting the write-ahead log. */
const oldestSqlite = [3, 51, 3] as const;

/** Up to here a look through the whole file takes about a quarter of a second; `catalog doctor` looks through larger ones. */
const mostCheckedBytes = 256 * 1024 * 1024;

/**
 * Opens the database at `file` with a write-ahead log and full syncs, creating it where there is none.
 * @throws Failure `foreign-database` or `corrupt-database` in one sentence, leaving the file as it was.
 */
export function openDatabase(file: string): Database {
  inspectHeader(file);
  const client = new Sqlite(file, { timeout: 10_000 });
  try {
    assertSqlite(client);
    assertOurs(client, file);
    assertSound(client, file);
    client.pragma('journal_mode = WAL');
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
    // What is removed, such as the link of a mail, is overwritten where that costs no further write.
    client.pragma('secure_delete = FAST');
    client.pragma('cache_size = -65536');
    client.pragma('mmap_size = 268435456');
    return drizzle(client);
  } catch (error) {
    client.close();
    if (error instanceof Sqlite.SqliteError && (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT'))) throw notSound(file);
    throw error;
  }
}

function assertSqlite(client: Sqlite.Database): void {
  const version = String(client.prepare('select sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  const difference = oldestSqlite.map((least, place) => (parts[place] ?? 0) - least).find((by) => by !== 0) ?? 0;
  if (difference < 0) throw new Failure('broken', 'old-sqlite', `SQLite ${version} is too old; ${oldestSqlite.join('.')} or later is needed.`);
}

function assertOurs(client: Sqlite.Database, file: string): void {
  const id = Number(client.pragma('application_id', { simple: true }));
  const tables = Number(client.prepare("select count(*) from sqlite_schema where type = 'table'").pluck().get());
  if (id === applicationId || (id === 0 && tables === 0)) return;
  throw new Failure('broken', 'foreign-database', `The file ${file} belongs to another program; point CATALOG_HOME to a folder of the catalogue.`);
}

/** A look through the file before anything is written to it. @throws Failure `corrupt-database` */
function assertSound(client: Sqlite.Database, file: string): void {
  if (statSync(file).size <= mostCheckedBytes && client.pragma('quick_check(1)', { simple: true }) !== 'ok') throw notSound(file);
}

function notSound(file: string): Failure {
  return new Failure('broken', 'corrupt-database', `The file ${file} is not a sound SQLite database; restore a backup, or point CATALOG_HOME elsewhere.`);
}
