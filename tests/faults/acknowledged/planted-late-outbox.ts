import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';

// A server that announces outside of the transaction of the change: the rows of the outbox are written a little later, each by itself.
type Statement = { readonly run: (...given: unknown[]) => unknown };
type Prepare = (sql: string) => Statement;

const Database: { prototype: { prepare: Prepare } } = createRequire(resolve(import.meta.dirname, '../../../api/package.json'))('better-sqlite3');
const { prepare } = Database.prototype;

const later = (run: () => unknown): void => void setTimeout(run, 25);

if (isMainThread)
  Database.prototype.prepare = new Proxy(prepare, {
    apply: (make, client, values) => {
      const statement: Statement = Reflect.apply(make, client, values);
      if (!/^insert into "outbox"/i.test(String(values[0]))) return statement;
      return new Proxy(statement, {
        get: (target, name) => {
          if (name !== 'run') {
            const value: unknown = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
          }
          return (...given: readonly unknown[]) => {
            later(() => target.run(...given));
            return { changes: 1, lastInsertRowid: 0 };
          };
        },
      });
    },
  });
