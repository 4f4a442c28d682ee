import { statSync } from 'node:fs';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import type { Row } from '#api/features/export/index.ts';
import { hasImage } from '#api/features/images/index.ts';
import { rowChecker, type Checked } from './check-row.ts';
import { KnownVendors } from './known-vendors.ts';
import type { Problem, Repair } from './problem.ts';
import { readRows, type ImportFormat } from './read-rows.ts';
import { repetitions } from './repetitions.ts';
import { RowWriter, type Objection, type Outcome } from './write-row.ts';

/** What to import, and how. */
export type ImportRequest = {
  readonly db: Database;
  readonly taxonomy: Taxonomy;
  readonly file: string;
  readonly format: ImportFormat;
  readonly now: () => Date;
  /** Checks alone, and writes nothing. */
  readonly dryRun?: boolean;
  /** Writes the rows that fit although others don't. */
  readonly keepGood?: boolean;
  /** Repairs what is harmless, and tells each repair. */
  readonly fix?: boolean;
  /** Labels what is new as samples. */
  readonly sample?: boolean;
  /** What language texts are in that are given as plain strings. */
  readonly language?: 'en' | 'fr' | undefined;
  /** Writes in small transactions, so that a server that runs on the same database is never held up for long. */
  readonly besideServer?: boolean;
  readonly onProblem?: (problem: Problem) => void;
  readonly onRepair?: (repair: Repair) => void;
  readonly onProgress?: (phase: 'checking' | 'writing', bytes: number, total: number) => void;
};

/** What an import did; nothing was written where `written` is false. */
export type ImportReport = { readonly rows: number; readonly refused: number; readonly repairs: number; readonly written: boolean } & Readonly<Record<Outcome, number>>;

const batchSize = 100;

/**
 * Imports listings with their vendors: all of them or none, unless the good ones are to be kept.
 * The same file a second time changes nothing.
 * @throws Failure where the file cannot be read as text of its format
 */
export async function importListings(request: ImportRequest): Promise<ImportReport> {
  const { db, dryRun = false, keepGood = false } = request;
  const counts = { rows: 0, refused: 0, repairs: 0, created: 0, updated: 0, unchanged: 0 };
  const writer = new RowWriter(db, { sample: request.sample ?? false, now: request.now });
  for await (const checked of checkedRows(request, 'checking', (row) => writer.objection(row))) {
    counts.rows += 1;
    if (checked.row === undefined) counts.refused += 1;
    counts.repairs += checked.changes.length;
    for (const problem of checked.problems) request.onProblem?.(problem);
    for (const change of checked.changes) request.onRepair?.({ line: checked.line, ...change });
  }
  if (dryRun || counts.rows === counts.refused || (counts.refused > 0 && !keepGood)) return { ...counts, written: false };
  await writeAll(request, writer, (outcome) => void (counts[outcome] += 1));
  return { ...counts, written: true };
}

async function* checkedRows(request: ImportRequest, phase: 'checking' | 'writing', objection: (row: Row) => Objection | undefined): AsyncGenerator<Checked> {
  const total = statSync(request.file).size;
  const check = rowChecker(request.taxonomy, { fix: request.fix ?? false, language: request.language, hasImage: (id) => hasImage(request.db, id) });
  const [vendors, repetition] = [new KnownVendors(request.db), repetitions()];
  for await (const raw of readRows(request.file, request.format, (bytes) => request.onProgress?.(phase, bytes, total))) {
    const checked = check({ ...raw, value: vendors.complete(raw.value) });
    const { row } = checked;
    const against = row === undefined ? undefined : (repetition(row, raw.line) ?? vendors.contradiction(row, raw.line) ?? objection(row));
    yield against === undefined || row === undefined ? checked : { ...checked, row: undefined, problems: [{ line: raw.line, id: row.id, ...against }] };
  }
}

async function writeAll(request: ImportRequest, writer: RowWriter, onOutcome: (outcome: Outcome) => void): Promise<void> {
  const { $client } = request.db;
  const isWhole = !(request.besideServer ?? false);
  if (isWhole) $client.exec('begin immediate');
  try {
    let batch: Row[] = [];
    // It knows the addresses that were taken before, so that nothing objects to what this run itself creates.
    const before = new RowWriter(request.db, { sample: false, now: request.now });
    for await (const { row } of checkedRows(request, 'writing', (candidate) => before.objection(candidate))) {
      if (row === undefined) continue;
      batch.push(row);
      if (batch.length < batchSize) continue;
      await writeBatch(request, writer, batch, onOutcome);
      batch = [];
    }
    await writeBatch(request, writer, batch, onOutcome);
    if (isWhole) $client.exec('commit');
  } catch (error) {
    if ($client.inTransaction) $client.exec('rollback');
    throw error;
  }
}

async function writeBatch({ db, besideServer }: ImportRequest, writer: RowWriter, rows: readonly Row[], onOutcome: (outcome: Outcome) => void): Promise<void> {
  db.transaction((tx) => rows.forEach((row) => onOutcome(writer.write(tx, row))), { behavior: 'immediate' });
  // Lets the server write between two batches, whose waiting would hold up its answers.
  if (besideServer === true) await new Promise((resolve) => setTimeout(resolve, 25));
}
