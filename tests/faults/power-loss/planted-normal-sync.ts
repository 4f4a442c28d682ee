import { createRequire } from 'node:module';
import { resolve } from 'node:path';

type Pragma = (this: unknown, source: string, options?: unknown) => unknown;

// A server whose database syncs at checkpoints alone, as many are set up.
const Database: { readonly prototype: { pragma: Pragma } } = createRequire(resolve(import.meta.dirname, '../../../api/package.json'))('better-sqlite3');
const { pragma } = Database.prototype;
Database.prototype.pragma = function relaxed(source, options) {
  return pragma.call(this, source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source, options);
};
