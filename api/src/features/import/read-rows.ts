import { CsvError, parse, type Info } from 'csv-parse';
import { once } from 'node:events';
import { extname } from 'node:path';
import { Failure } from '#api/platform/failure.ts';
import { cellsToRow, readHeadings, type Heading } from './cells-to-row.ts';
import { decodeFile } from './decode-file.ts';
import type { RawRow } from './problem.ts';

/** The formats that can be imported, by the ending of the file. */
export type ImportFormat = 'jsonl' | 'csv';

const mostCharacters = 1_000_000;

/** The format that the ending of a file tells. @throws Failure `unknown-format` */
export function formatOf(file: string): ImportFormat {
  const ending = extname(file).toLowerCase();
  if (ending === '.csv' || ending === '.tsv') return 'csv';
  if (ending === '.jsonl' || ending === '.ndjson') return 'jsonl';
  throw new Failure('bad-input', 'unknown-format', `The file ${file} must end in .jsonl or .csv, or --format must say what it is.`);
}

/** Reads a file row by row, however large it is. @throws Failure where nothing after a place can be read */
export function readRows(file: string, format: ImportFormat, onProgress?: (bytes: number) => void): AsyncGenerator<RawRow> {
  const text = decodeFile(file, onProgress);
  return format === 'csv' ? readCsv(file, text) : readJsonLines(text);
}

async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<RawRow> {
  let line = 0;
  for await (const written of linesOf(text)) {
    line += 1;
    if (written.trim() !== '') yield readJson(written, line);
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const part of text) {
    const lines = `${rest}${part}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > mostCharacters) throw new Failure('bad-input', 'line-too-long', 'A line has more than a million characters; each listing must be on a line of its own.');
  }
  yield rest;
}

function readJson(written: string, line: number): RawRow {
  try {
    return { line, value: JSON.parse(written), problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    return { line, value: undefined, problems: [{ line, id: '', field: '', reason: `The line is not JSON: ${reason}.` }] };
  }
}

async function* readCsv(file: string, text: AsyncGenerator<string>): AsyncGenerator<RawRow> {
  const first = await text.next();
  const start: string = first.done === true ? '' : first.value;
  const parser = parse({ info: true, delimiter: delimiterOf(start), relax_column_count: true, skip_empty_lines: true, max_record_size: mostCharacters });
  const feeding = feed(parser, start, text);
  let headings: readonly Heading[] | undefined;
  let before = 0;
  try {
    for await (const read of parser) {
      const { record, info }: { record: string[]; info: Info } = read;
      before = info.lines;
      const line = before - record.join('').split('\n').length + 1;
      if (headings === undefined) headings = readHeadings(record);
      else yield cellsToRow(headings, record, line);
    }
    await feeding;
  } catch (error) {
    if (error instanceof CsvError) throw new Failure('bad-input', 'bad-csv', `The file ${file} cannot be read after line ${before}: ${error.message.replace(/\.$/, '')}.`);
    throw error;
  }
}

async function feed(parser: ReturnType<typeof parse>, start: string, rest: AsyncIterable<string>): Promise<void> {
  try {
    parser.write(start);
    for await (const part of rest) if (!parser.write(part)) await once(parser, 'drain');
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Spreadsheets in French write semicolons, since their commas are decimal. */
function delimiterOf(start: string): string {
  const [heading = ''] = start.split(/\r?\n/, 1);
  const count = (delimiter: string): number => heading.split(delimiter).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
