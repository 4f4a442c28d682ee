import type Sqlite from 'better-sqlite3';
import type { Database } from './open-database.ts';

/** Makes something once for each object that it is made of, and forgets it with that object. */
export function keptFor<From extends WeakKey, Kept>(make: (from: From) => Kept): (from: From) => Kept {
  const made = new WeakMap<From, Kept>();
  return (from) => {
    const known = made.get(from) ?? make(from);
    made.set(from, known);
    return known;
  };
}

/** Prepares a statement once a connection, for what is asked thousands of times a second. */
export function prepared<Statement>(make: (client: Sqlite.Database) => Statement): (db: Database) => Statement {
  const ofClient = keptFor(make);
  return ({ $client }) => ofClient($client);
}
