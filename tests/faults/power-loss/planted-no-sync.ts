import { createRequire } from 'node:module';
import { resolve } from 'node:path';

type Pragma = (this: unknown, source: string, options?: unknown) => unknown;

// A server whose database never waits for the disk, with checkpoints so often that a short trace has some.
const Database: { readonly prototype: { pragma: Pragma } } = createRequire(resolve(import.meta.dirname, '../../../api/package.json'))('better-sqlite3');
const { pragma } = Database.prototype;
Database.prototype.pragma = function careless(source, options) {
  if (source !== 'synchronous = FULL') return pragma.call(this, source, options);
  pragma.call(this, 'wal_autocheckpoint = 20');
  return pragma.call(this, 'synchronous = OFF');
};
