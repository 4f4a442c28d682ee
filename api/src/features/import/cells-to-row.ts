import { columns, headersOf, type Column } from '#api/features/export/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { nearest } from './nearest.ts';
import type { Problem, RawRow } from './problem.ts';

/** A heading of a CSV file: its column, and its language where the column has one for each. */
export type Heading = { readonly column: Column; readonly path: string };

const known = new Map<string, Heading>(columns.flatMap((column) => [...headersOf(column), column.path].map((path) => [path.toLowerCase(), { column, path }] as const)));

/** Finds the column of each heading; `content.` may be left out. @throws Failure `unknown-column` with the nearest one */
export function readHeadings(names: readonly string[]): Heading[] {
  const headings = names.map((name) => {
    const path = name.trim().toLowerCase();
    const heading = known.get(path) ?? known.get(`content.${path}`);
    if (heading === undefined) throw unknownColumn(name);
    return heading;
  });
  const twice = headings.find(({ path }, at) => headings.findIndex((other) => other.path === path) !== at);
  if (twice !== undefined) throw new Failure('bad-input', 'repeated-column', `The column ${twice.path} is there twice.`);
  return headings;
}

function unknownColumn(name: string): Failure {
  const paths = [...known.values()].map(({ path }) => path);
  const meant = nearest(name.trim(), [...paths, ...paths.map((path) => path.replace(/^content\./, ''))]);
  return new Failure(
    'bad-input',
    'unknown-column',
    `The file has a column "${name}", which is none of this format${meant === undefined ? '' : `; did you mean "${meant}"?`}${meant === undefined ? '.' : ''}`,
  );
}

/** Puts the cells of a record into a row; empty ones are left out. */
export function cellsToRow(headings: readonly Heading[], record: readonly string[], line: number): RawRow {
  const problems: Problem[] = [];
  const refuse = (field: string, reason: string): void => void problems.push({ line, id: '', field, reason });
  if (record.length > headings.length) refuse('', `The row has ${record.length} cells, and there are ${headings.length} columns.`);
  const entries = headings.flatMap((heading, at): Entry[] => {
    const cell = record[at]?.trim() ?? '';
    if (cell === '') return [];
    if (isFormula(cell)) refuse(heading.path, 'It begins as a formula of a spreadsheet does; write the text itself.');
    return [[heading, unguarded(cell)]];
  });
  const placed = entries.flatMap(([heading, cell]) => placesOf(heading, cell, (reason) => refuse(heading.path, reason)));
  return { line, value: assemble(placed), problems };
}

type Entry = readonly [Heading, string];
type Place = readonly [steps: readonly string[], value: unknown];

function isFormula(cell: string): boolean {
  return /^[=@]/.test(cell) || /^[+-][^\s]*[(|!]/.test(cell);
}

/** What an export guards with an apostrophe is read without it. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function placesOf({ column, path }: Heading, cell: string, refuse: (reason: string) => void): Place[] {
  const steps = path.split('.');
  switch (column.kind) {
    case 'number':
      return [[steps, /^-?\d+([.,]\d+)?$/.test(cell.replaceAll(/\s/g, '')) ? Number(cell.replaceAll(/\s/g, '').replace(',', '.')) : cell]];
    case 'boolean':
      return [[steps, /^(true|yes|oui|vrai|1)$/i.test(cell) || (/^(false|no|non|faux|0)$/i.test(cell) ? false : cell)]];
    case 'list':
      return [[steps, itemsOf(cell)]];
    case 'texts':
      return textsPlaces(column.path, steps, cell);
    case 'json':
      return [[steps, readJsonCell(cell, refuse)]];
    default:
      return [[steps, cell]];
  }
}

function itemsOf(cell: string): string[] {
  return cell
    .split(/[\n|]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The lines of both languages belong together by their number; keywords stand alone. */
function textsPlaces(path: string, steps: readonly string[], cell: string): Place[] {
  const language = steps.at(-1) ?? '';
  if (path === 'content.keywords') return [[steps, itemsOf(cell)]];
  const inLanguage = language === 'en' || language === 'fr';
  const list = inLanguage ? steps.slice(0, -1) : steps;
  return cell.split('\n').flatMap((line, at): Place[] => (line.trim() === '' ? [] : [[[...list, String(at + 1), ...(inLanguage ? [language] : [])], line.trim()]]));
}

function readJsonCell(cell: string, refuse: (reason: string) => void): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    refuse('It must be JSON, such as [{"id": "iso-27001", "claim": {"evidence": "self-declared", "date": "2026-01-31"}}].');
    return undefined;
  }
}

function assemble(places: readonly Place[]): unknown {
  const [only] = places;
  if (only !== undefined && only[0].length === 0) return only[1];
  const groups = Map.groupBy(places, ([[step]]) => step ?? '');
  const built = [...groups].map(([step, inside]) => [step, assemble(inside.map(([steps, value]) => [steps.slice(1), value]))] as const);
  if (built.length > 0 && built.every(([step]) => /^\d+$/.test(step))) return built.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  return Object.fromEntries(built);
}
