import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';

type Client = { readonly name: string; readonly open: boolean; readonly inTransaction: boolean; readonly exec: (sql: string) => unknown };
type Run = (...given: unknown[]) => unknown;
type Make = (this: Client, work: Run) => Run & { readonly immediate: Run; readonly deferred: Run; readonly exclusive: Run };

// A server that acknowledges before the commit: transactions are gathered into one that is committed a little later, as if to save syncs.
const Database: { readonly prototype: { transaction: Make } } = createRequire(resolve(import.meta.dirname, '../../../api/package.json'))('better-sqlite3');
const { transaction } = Database.prototype;

function open(client: Client): void {
  if (client.inTransaction || !client.name.endsWith('catalog.db')) return;
  client.exec('begin immediate');
  setTimeout(() => client.open && client.inTransaction && client.exec('commit'), 25);
}

if (isMainThread)
  Database.prototype.transaction = function late(work) {
    const made = transaction.call(this, work);
    // What was a transaction of its own becomes a part of the one that waits.
    const joined =
      (run: Run): Run =>
      (...given) => {
        open(this);
        return run(...given);
      };
    return Object.assign(joined(made), { immediate: joined(made.immediate), deferred: joined(made.deferred), exclusive: joined(made.exclusive) });
  };
