import '../support/resolve-api.ts';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { type Bench, type BenchRow, keepsPromise } from './bench.ts';

const folder = import.meta.dirname;
const wanted = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((word) => name.startsWith(word))));

const figure = (value: number): string => new Intl.NumberFormat('en-CA', { maximumSignificantDigits: 4, useGrouping: true }).format(value);

function line(row: BenchRow): string {
  const reference = row.reference === undefined ? '' : `  ${row.reference.name}: ${figure(row.reference.value)} ${row.unit}`;
  const ratio = row.ratio === undefined ? '' : `  ratio ${row.ratio.toFixed(2)}`;
  const bar =
    row.bar === undefined
      ? ''
      : `  (bar: ${row.bar.of} ${row.bar.atMost === undefined ? `≥ ${row.bar.atLeast}` : `≤ ${row.bar.atMost}`}) ${keepsPromise(row) ? 'kept' : 'NOT KEPT'}`;
  return `  ${row.name}: ${figure(row.ours)} ${row.unit}${reference}${ratio}${bar}`;
}

const rows: (BenchRow & { readonly group: string })[] = [];
for (const file of files.toSorted()) {
  const { bench }: { bench: Bench } = await import(join(folder, file));
  process.stdout.write(`${bench.title}\n`);
  await bench.measure((row) => {
    rows.push({ group: bench.title, ...row });
    process.stdout.write(`${line(row)}\n`);
  });
}

const broken = rows.filter((row) => !keepsPromise(row)).length;
const output = resolve(folder, '../../var/bench.json');
mkdirSync(resolve(output, '..'), { recursive: true });
writeFileSync(output, `${JSON.stringify({ at: new Date().toISOString(), node: process.version, processor: cpus()[0]?.model, cores: cpus().length, rows }, null, 2)}\n`);
process.stdout.write(`${rows.length} figures, ${broken} promises not kept; also in ${output}\n`);
process.exitCode = broken === 0 ? 0 : 1;
