import type { TestCatalogue } from '../../support/test-catalogue.ts';

/** What the database says, without what is different each time. */
export function readAll({ runtime }: TestCatalogue): string {
  const client = runtime.db.$client;
  const tables = client.prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'").pluck().all();
  const rows = tables.map((table) => [
    table,
    client
      .prepare(`select * from "${table}"`)
      .all()
      .map((row) => JSON.stringify(row)),
  ]);
  return JSON.stringify(rows)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/1\d{12}/g, 'at');
}
