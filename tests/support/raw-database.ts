import { DatabaseSync } from 'node:sqlite';

/** Runs SQL on a database file past the catalogue, as another program would. */
export function alterDatabase(file: string, sql: string): void {
  const client = new DatabaseSync(file);
  client.exec(sql);
  client.close();
}

/** The one value that a query gives. */
export function readValue(file: string, sql: string): unknown {
  const client = new DatabaseSync(file, { readOnly: true });
  const row = client.prepare(sql).get();
  client.close();
  return row === undefined ? undefined : Object.values(row)[0];
}
