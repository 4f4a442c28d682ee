import { Option, type Command } from 'commander';
import { createWriteStream, existsSync } from 'node:fs';
import type { ImportFormat, ImportReport, Problem, Repair } from '#api/features/import/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { afterwards } from './afterwards.ts';
import { counted, progressOf, say, warn } from './console.ts';
import { withState, type Server } from './with-state.ts';

type Asked = {
  readonly format?: ImportFormat;
  readonly dryRun?: boolean;
  readonly keepGood?: boolean;
  readonly fix?: boolean;
  readonly sample?: boolean;
  readonly language?: 'en' | 'fr';
  readonly report?: string;
};

/** How many problems are told one by one; a report has them all. */
const mostTold = 50;

/** `catalog import FILE` */
export function addImport(program: Command): void {
  program
    .command('import <file>')
    .description('add or change listings with their vendors, from JSON Lines or CSV')
    .option('--dry-run', 'check every row, and write nothing')
    .option('--keep-good', 'write the rows that fit although others do not')
    .option('--fix', 'repair what is harmless: addresses without https://, names in place of ids, lists in one cell; each repair is told')
    .option('--sample', 'label what is new as samples')
    .addOption(new Option('--language <language>', 'what language plain texts are in that do not say theirs').choices(['en', 'fr']))
    .addOption(new Option('--format <format>', 'jsonl or csv, where the name of the file does not tell').choices(['jsonl', 'csv']))
    .option('--report <file>', 'write every refused row and every repair to this CSV file')
    .addHelpText(
      'after',
      '\nAll rows are written or none, unless --keep-good. Rows are found again by their id: the same file a second time changes nothing.\nThe columns are in data/README.md.',
    )
    .action((file: string, asked: Asked) => withState('import', (state, server) => runImport(file, asked, { ...state, server })));
}

async function runImport(
  file: string,
  asked: Asked,
  { db, taxonomy, now, server }: Pick<Parameters<Parameters<typeof withState>[1]>[0], 'db' | 'taxonomy' | 'now'> & { server: Server },
): Promise<void> {
  if (!existsSync(file)) throw new Failure('bad-input', 'no-file', `There is no file ${file}.`);
  const { formatOf, importListings } = await import('#api/features/import/index.ts');
  const told = await openReport(asked.report);
  const progress = { checking: progressOf('Checking'), writing: progressOf('Writing') };
  const report = await importListings({
    ...asked,
    db,
    taxonomy,
    now,
    file,
    format: asked.format ?? formatOf(file),
    besideServer: server !== undefined,
    onProblem: told.onProblem,
    onRepair: told.onRepair,
    onProgress: (phase, bytes, total) => progress[phase].update(bytes, total),
  });
  progress.checking.end();
  progress.writing.end();
  await told.close();
  conclude(report, asked, server);
}

function conclude(report: ImportReport, asked: Asked, server: Server): void {
  const { rows, refused, repairs, created, updated, unchanged, written } = report;
  if (repairs > 0) say(`Repaired ${counted(repairs, 'value', 'values')}.`);
  if (refused > 0) say(`Refused ${refused.toLocaleString('en-CA')} of ${counted(rows, 'row', 'rows')}.`);
  if (rows === 0) say('The file has no rows.');
  else if (written)
    say(
      `Added ${created.toLocaleString('en-CA')}, changed ${updated.toLocaleString('en-CA')}, and found ${unchanged.toLocaleString('en-CA')} as they were. ${created + updated === 0 ? '' : afterwards(server)}`.trim(),
    );
  else if (asked.dryRun === true) say(`Nothing was written: this was a dry run, and ${counted(rows - refused, 'row fits', 'rows fit')}.`);
  else say('Nothing was written. Mend the rows, or take the good ones alone with --keep-good.');
  if (refused > 0) process.exitCode = 1;
}

/** Tells the first problems and repairs, and writes all of them where a report is wanted. */
async function openReport(file: string | undefined) {
  const { stringify } = await import('csv-stringify/sync');
  const stream = file === undefined ? undefined : createWriteStream(file);
  const write = (cells: readonly string[]): void => void stream?.write(stringify([[...cells]], { escape_formulas: true }));
  write(['line', 'id', 'field', 'kind', 'reason']);
  let told = 0;
  const tell = (line: string): void => {
    told += 1;
    if (told <= mostTold) warn(line);
    if (told === mostTold + 1) warn('More is not told one by one; --report FILE writes all of it.');
  };
  return {
    onProblem: ({ line, id, field, reason }: Problem): void => {
      tell(`line ${line}${id === '' ? '' : ` (${id})`}${field === '' ? '' : `, ${field}`}: ${reason}`);
      write([String(line), id, field, 'refused', reason]);
    },
    onRepair: ({ line, field, from, to }: Repair): void => {
      tell(`line ${line}, ${field}: repaired ${shortened(from)} to ${shortened(to)}`);
      write([String(line), '', field, 'repaired', `${from} → ${to}`]);
    },
    close: async (): Promise<void> => {
      if (stream !== undefined) await new Promise<void>((resolve) => void stream.end(resolve));
    },
  };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
