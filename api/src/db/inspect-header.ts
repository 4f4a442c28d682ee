import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { Failure } from '#api/platform/failure.ts';

/** Marks a database file as the CATAlog's (`PRAGMA application_id`). */
export const applicationId = 0x43415441;

/** Where the format keeps its words, its page size and the application's id, in bytes from the start. */
const places = { magic: [0, 16], pageSize: 16, applicationId: 68 } as const;

const magic = 'SQLite format 3\0';

/**
 * Looks at the first bytes of a database file before SQLite opens it, since opening alone may write to it.
 * @throws Failure `foreign-database` or `corrupt-database`
 */
export function inspectHeader(file: string): void {
  if (!existsSync(file)) return;
  const header = readStart(file);
  if (header.length === 0) return;
  if (header.length < 100 || header.toString('latin1', ...places.magic) !== magic)
    throw new Failure('broken', 'corrupt-database', `The file ${file} is not a SQLite database; restore a backup, or point CATALOG_HOME elsewhere.`);
  const id = header.readUInt32BE(places.applicationId);
  if (id === applicationId) return;
  // The first migration may be in the log alone when the process was killed; SQLite will tell.
  if (id === 0 && (existsSync(`${file}-wal`) || statSync(file).size <= pageSizeOf(header))) return;
  throw new Failure('broken', 'foreign-database', `The file ${file} belongs to another program; point CATALOG_HOME to a folder of the catalogue.`);
}

function pageSizeOf(header: Buffer): number {
  const size = header.readUInt16BE(places.pageSize);
  return size === 1 ? 65_536 : size;
}

function readStart(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(100);
    return bytes.subarray(0, readSync(handle, bytes, 0, 100, 0));
  } finally {
    closeSync(handle);
  }
}
