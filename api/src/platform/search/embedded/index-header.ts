import { closeSync, openSync, readSync } from 'node:fs';
import { UnusableIndex } from './unusable-index.ts';

const magic = 'SQLite format 3\0';

/** Whether a file still begins as a database does; SQLite does not always notice that it was overwritten. */
export function hasHeader(file: string): boolean {
  try {
    const opened = openSync(file, 'r');
    const bytes = Buffer.alloc(magic.length);
    readSync(opened, bytes, 0, magic.length, 0);
    closeSync(opened);
    return bytes.toString('latin1') === magic;
  } catch {
    return false;
  }
}

/** Refuses to go on with a file that is no database any more. */
export function assertHeader(file: string): void {
  if (!hasHeader(file)) throw new UnusableIndex('The search index was overwritten or removed.');
}
