import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#api/db/open-database.ts';
import { migrate } from '#api/db/migrate.ts';
import { openDatabase } from '#api/db/open-database.ts';
import { exportListings } from '#api/features/export/index.ts';
import { importListings, type ImportReport, type ImportRequest, type Problem, type Repair } from '#api/features/import/index.ts';
import { readTaxonomy } from '#api/features/taxonomy/index.ts';
import { root } from './run-server.ts';

const { taxonomy } = readTaxonomy(join(root, 'data/taxonomy.yaml'));

/** What an import reported, with all that it told. */
export type Told = ImportReport & { readonly problems: readonly string[]; readonly told: readonly Problem[]; readonly repaired: readonly Repair[] };

/** A catalogue's database of its own, and imports into it. */
export async function openImportTarget() {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-import-'));
  const db: Database = openDatabase(join(folder, 'catalog.db'));
  await migrate(db, join(root, 'migrations'), folder);
  const importFile = async (content: string | Buffer, options: Partial<ImportRequest> = {}): Promise<Told> => {
    const file = join(folder, 'rows');
    writeFileSync(file, content);
    const told: Problem[] = [];
    const repaired: Repair[] = [];
    const report = await importListings({
      db,
      taxonomy,
      file,
      format: 'jsonl',
      now: () => new Date('2026-03-01T12:00:00Z'),
      onProblem: (problem) => void told.push(problem),
      onRepair: (repair) => void repaired.push(repair),
      ...options,
    });
    return { ...report, told, repaired, problems: told.map(({ line, field, reason }) => `${line} ${field}: ${reason}`) };
  };
  return {
    db,
    folder,
    taxonomy,
    importFile,
    importRows: (rows: readonly object[], options: Partial<ImportRequest> = {}) => importFile(rows.map((row) => JSON.stringify(row)).join('\n'), options),
    exported: (format: 'jsonl' | 'csv' = 'jsonl') => [...exportListings(db, format)].join(''),
    count: (table: string) => Number(db.$client.prepare(`select count(*) from ${table}`).pluck().get()),
    close: (): void => {
      db.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A row that fits, with parts of it as they are given. */
export function importRow({ id = 'one', vendor = {}, content = {} }: { id?: string; vendor?: object; content?: object } = {}, more: object = {}): object {
  return {
    id,
    ...more,
    vendor: { id: 'acme', operatingName: 'Acme', legalName: 'Acme inc.', province: 'on', website: 'https://acme.example', ...vendor },
    content: {
      name: { en: `Ledger ${id}` },
      summary: { en: 'A ledger.' },
      description: { en: 'It keeps books.' },
      website: 'https://acme.example/ledger',
      areas: [{ id: 'manage-it', reason: { en: 'It keeps books.' } }],
      categories: ['erp-finance-hr'],
      deployment: ['saas'],
      contact: { role: { en: 'Sales' }, email: 'sales@acme.example' },
      ...content,
    },
  };
}
