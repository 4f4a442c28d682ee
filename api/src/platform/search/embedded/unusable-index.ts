/** Says that an index file is broken, missing or not one of ours, and has to be built anew. */
export class UnusableIndex extends Error {}

/** Whether an error says that the index file itself is at fault, rather than the disk or the memory. */
export function isUnusable(error: unknown): boolean {
  if (error instanceof UnusableIndex) return true;
  return error instanceof Error && 'code' in error && /^SQLITE_(?:CORRUPT|NOTADB|ERROR|SCHEMA|FORMAT|IOERR_SHORT_READ|IOERR_READ)/.test(String(error.code));
}
