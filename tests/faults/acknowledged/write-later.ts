import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';

type Statement = { readonly run: (...given: unknown[]) => unknown };
type Prepare = (sql: string) => Statement;

const Database: { prototype: { prepare: Prepare } } = createRequire(resolve(import.meta.dirname, '../../../api/package.json'))('better-sqlite3');
const { prepare } = Database.prototype;

/** Makes this process write the new rows of a table a little later, each by itself, outside of the transaction that they belong to. */
export function writeLater(table: string, milliseconds: number): void {
  if (!isMainThread) return;
  const start = `insert into "${table}"`;
  Database.prototype.prepare = new Proxy(prepare, {
    apply: (make, client, values) => {
      const statement: Statement = Reflect.apply(make, client, values);
      return String(values[0]).toLowerCase().startsWith(start) ? runLater(statement, milliseconds) : statement;
    },
  });
}

function runLater(statement: Statement, milliseconds: number): Statement {
  return new Proxy(statement, {
    get: (target, name) => {
      if (name !== 'run') {
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return (...given: readonly unknown[]) => {
        setTimeout(() => target.run(...given), milliseconds);
        return { changes: 1, lastInsertRowid: 0 };
      };
    },
  });
}
