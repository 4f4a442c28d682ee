import type { PersonExport } from '#api/contract/workspace.ts';
import type { Reader } from '#api/db/open-database.ts';
import { listPersonColumns, listRowsOf } from './person-data.store.ts';

/** Gathers everything that the catalogue knows of a person: what names them by their account or by their address. Nothing in it signs anyone in. */
export function exportPerson(db: Reader, { id, email }: { id: string; email: string }, at: Date): PersonExport {
  const tables = new Map<string, Record<string, unknown>[]>();
  for (const column of listPersonColumns(db)) {
    const rows = listRowsOf(db, column, column.by === 'id' ? id : email);
    const known = tables.get(column.table) ?? [];
    // A row that names the person twice is told once.
    const seen = new Set(known.map((row) => JSON.stringify(row)));
    tables.set(column.table, [...known, ...rows.filter((row) => !seen.has(JSON.stringify(row)))]);
  }
  return { exportedAt: at.toISOString(), tables: Object.fromEntries([...tables].filter(([, rows]) => rows.length > 0)) };
}
