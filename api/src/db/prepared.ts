import type Sqlite from 'better-sqlite3';
import type { Database } from './open-database.ts';

/** Prepares a statement once a connection, for what is asked thousands of times a second. */
export function prepared<Statement>(make: (client: Sqlite.Database) => Statement): (db: Database) => Statement {
  const made = new WeakMap<Sqlite.Database, Statement>();
  return ({ $client }) => {
    const known = made.get($client) ?? make($client);
    made.set($client, known);
    return known;
  };
}
