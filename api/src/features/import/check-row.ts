import { Row, valueAt } from '#api/features/export/index.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { slugOf } from '#api/platform/slug-of.ts';
import { explainIssue, fieldOf } from './explain-issue.ts';
import type { Problem, RawRow } from './problem.ts';
import { repairRow, type Change } from './repair-row.ts';
import { termFields, vocabulariesOf, type Vocabulary } from './term-fields.ts';

/** How rows are taken. */
export type CheckOptions = { readonly fix: boolean; readonly language: 'en' | 'fr' | undefined; readonly hasImage: (id: string) => boolean };

/** A row that fits, or why it does not. */
export type Checked = { readonly line: number; readonly row: Row | undefined; readonly problems: readonly Problem[]; readonly changes: readonly Change[] };

/** Makes the check of single rows: what they hold, and whether every id is one of the taxonomy. */
export function rowChecker(taxonomy: Taxonomy, { fix, language, hasImage }: CheckOptions): (raw: RawRow) => Checked {
  const vocabularies = vocabulariesOf(taxonomy);
  return (raw) => {
    const { row: repaired, changes } =
      fix || language !== undefined ? repairRow(raw.value, { vocabularies: fix ? vocabularies : undefined, language, hasImage }) : { row: raw.value, changes: [] };
    const completed = withDefaults(withoutNulls(repaired));
    const given = valueAt(completed, 'id');
    const id = typeof given === 'string' ? given : '';
    const parsed = Row.safeParse(completed);
    const found = parsed.success
      ? [...unknownTerms(completed, vocabularies), ...unknownImages(completed, hasImage)]
      : withoutVendor(
          parsed.error.issues.map((issue) => ({ field: fieldOf(issue), reason: explainIssue(issue, completed) })),
          completed,
        );
    const problems = [...raw.problems, ...(raw.value === undefined && raw.problems.length > 0 ? [] : found)].map((problem) => ({ ...problem, line: raw.line, id }));
    return { line: raw.line, row: parsed.success && problems.length === 0 ? parsed.data : undefined, problems, changes };
  };
}

/** Null says that there is nothing, as leaving a field out does. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inside]) => (inside === null ? [] : [[key, withoutNulls(inside)]])));
}

/** A vendor without an id is called by its name, and one without a name in law by the name it goes by. */
function withDefaults(row: unknown): unknown {
  const vendor = valueAt(row, 'vendor');
  if (row === null || typeof row !== 'object' || vendor === null || typeof vendor !== 'object') return row;
  const name = valueAt(vendor, 'operatingName');
  return { ...row, vendor: typeof name === 'string' && slugOf(name) !== '' ? { id: slugOf(name), legalName: name, ...vendor } : vendor };
}

/** One reason, not one a field, where a row names a vendor by its id and nothing tells who that is. */
function withoutVendor(found: readonly Found[], row: unknown): readonly Found[] {
  const vendor = valueAt(row, 'vendor');
  if (vendor === null || typeof vendor !== 'object' || Object.keys(vendor).join() !== 'id') return found;
  const reason = 'The row names its vendor by id alone, and neither an earlier row that fits nor the catalogue says who that is.';
  return [{ field: 'vendor.id', reason }, ...found.filter(({ field }) => !field.startsWith('vendor.'))];
}

type Found = Pick<Problem, 'field' | 'reason'>;

function unknownTerms(row: unknown, vocabularies: ReadonlyMap<string, Vocabulary>): Found[] {
  return idsIn(row, []).flatMap(([field, id]) => {
    const name = termFields[field.replaceAll(/\.\d+/g, '.*')];
    const vocabulary = name === undefined ? undefined : vocabularies.get(name);
    if (name === undefined || vocabulary === undefined || vocabulary.has(id)) return [];
    const meant = vocabulary.idOf(id) ?? vocabulary.nearest(id);
    return [{ field, reason: `"${id}" is none of the ids of ${name}${meant === undefined ? '.' : `; did you mean "${meant}"?`}` }];
  });
}

function unknownImages(row: unknown, hasImage: CheckOptions['hasImage']): Found[] {
  const images = idsIn(row, []).filter(([field]) => /\.(logo|screenshots\.\d+)\.id$/.test(field));
  return images.flatMap(([field, id]) => (hasImage(id) ? [] : [{ field, reason: 'This catalogue has no such image; leave it out (--fix does).' }]));
}

function idsIn(value: unknown, path: readonly string[]): [string, string][] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (Array.isArray(value)) return value.flatMap((item: unknown, at) => idsIn(item, [...path, String(at + 1)]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inside]) => idsIn(inside, [...path, key]));
}
