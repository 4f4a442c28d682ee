import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';

type Statement = { readonly readonly: boolean };
type Prepare = (sql: string) => Statement;
type Library = { readonly prototype: { prepare: Prepare }; readonly SqliteError: new (message: string, code: string) => Error };

// A server that fails, or is killed, at the n-th write of the accounts after a file says so: "full 3", "busy 1", "kill 5".
const Database: Library = createRequire(resolve(import.meta.dirname, '../../../api/package.json'))('better-sqlite3');
const { prepare } = Database.prototype;
const order = process.env['PLANTED_FAULT'] ?? '';
const counted = /^\s*(insert|update|delete)\b.*\b(people|credentials|verifications|attempts|outbox|audit_events)\b/is;
let writes = 0;

function fail(): void {
  if (!existsSync(order)) {
    writes = 0;
    return;
  }
  const [kind = '', at] = readFileSync(order, 'utf8').split(' ');
  writes += 1;
  if (writes < Number(at)) return;
  writes = 0;
  rmSync(order);
  if (kind === 'kill') process.kill(process.pid, 'SIGKILL');
  const [message, code] = kind === 'busy' ? ['database is locked', 'SQLITE_BUSY'] : ['database or disk is full', 'SQLITE_FULL'];
  throw new Database.SqliteError(message, code);
}

const running = new Set<string | symbol>(['run', 'get', 'all']);

function faulty(statement: Statement): Statement {
  return new Proxy(statement, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: readonly unknown[]) => {
        if (running.has(name)) fail();
        const result: unknown = Reflect.apply(value, target, given);
        return result === target ? faulty(target) : result;
      };
    },
  });
}

if (isMainThread)
  Database.prototype.prepare = new Proxy(prepare, {
    apply: (make, client, values) => {
      const statement: Statement = Reflect.apply(make, client, values);
      return counted.test(String(values[0])) ? faulty(statement) : statement;
    },
  });
