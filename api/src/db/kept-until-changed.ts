import type { Database } from './open-database.ts';
import { prepared } from './prepared.ts';

/** Grows with every row that this connection writes. */
const written = prepared((client) => client.prepare<[], number>('select total_changes()').pluck());

/** Changes with every commit of another connection. */
const dataVersion = prepared((client) => client.prepare<[], number>('pragma data_version').pluck());

/** Reads a database once, and again only after anything in it was written, by whichever process. */
export function keptUntilChanged<Value>(read: (db: Database) => Value): (db: Database) => Value {
  const kept = new WeakMap<Database, { readonly of: string; readonly value: Value }>();
  return (db) => {
    const of = `${dataVersion(db).get()} ${written(db).get()}`;
    const known = kept.get(db);
    if (known?.of === of) return known.value;
    const value = read(db);
    kept.set(db, { of, value });
    return value;
  };
}
