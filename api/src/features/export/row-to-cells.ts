import { languages } from '#api/contract/text.ts';
import { columns, headersOf, type Column } from './columns.ts';
import type { Row } from './row.schema.ts';

/** The headings of an exported CSV. */
export const headings: readonly string[] = columns.flatMap(headersOf);

/** The cells of a row, in the order of the headings. */
export function rowToCells(row: Row): string[] {
  return columns.flatMap((column) => cellsOf(column, valueAt(row, column.path)));
}

/** What is at a dotted path; numbers count from 1. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => {
    if (at === null || typeof at !== 'object') return undefined;
    return Array.isArray(at) ? at[Number(step) - 1] : Object.entries(at).find(([key]) => key === step)?.[1];
  }, value);
}

function cellsOf({ kind, path }: Column, value: unknown): string[] {
  if (kind === 'text') return languages.map((language) => plain(valueAt(value, language)));
  if (kind === 'texts') return languages.map((language) => linesOf(path, value, language));
  if (kind === 'list') return [Array.isArray(value) ? value.map(plain).join('\n') : ''];
  if (kind === 'json') return [value === undefined ? '' : JSON.stringify(value)];
  return [plain(value)];
}

/** Keywords are a list a language; other lists hold texts, whose missing side leaves its line empty. */
function linesOf(path: string, value: unknown, language: string): string {
  const sides = path === 'content.keywords' ? valueAt(value, language) : Array.isArray(value) ? value.map((text: unknown) => valueAt(text, language)) : [];
  const lines = Array.isArray(sides) ? sides.map(plain) : [];
  return lines.every((line) => line === '') ? '' : lines.join('\n');
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
