import { editorSteps, type DraftContent, type EditorStep } from '#api/contract/draft.ts';
import { choiceFields, lineFields, pairedFields } from './field-names.rules.ts';
import { putAt } from './merge-drafts.rules.ts';

type Group = { readonly [name: string]: unknown };

/** What a draft says once a step was filled in: the fields of the step as its form says them, all others as before. What was emptied is gone. */
export function takeStep(before: DraftContent, step: EditorStep, form: unknown): DraftContent {
  const given = isGroup(form) ? form : {};
  const fields: readonly string[] = editorSteps[step];
  const others = Object.entries(before).filter(([field]) => !fields.includes(field));
  const taken = fields.flatMap((field) => {
    const value = shaped(field, given[field]);
    return value === undefined ? [] : [[field, value] as const];
  });
  const content = { ...Object.fromEntries(others), ...Object.fromEntries(taken) };
  return lineFields.reduce((sofar, field) => splitLines(sofar, field, fields), keepOrder(before, content));
}

/** A form has its choices in its own order; those that stay chosen stay in the order in which they were. */
function keepOrder(before: DraftContent, content: DraftContent): DraftContent {
  return choiceFields.reduce<DraftContent>((sofar, field) => {
    const path = field.split('.');
    const [known, chosen] = [valueAt(before, path), valueAt(sofar, path)];
    if (!Array.isArray(known) || !Array.isArray(chosen)) return sofar;
    return putAt(sofar, path, [...known.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !known.includes(id))]);
  }, content);
}

/** Takes an entry out of a list of a draft, by the name of its field and its place, as `certifications.1`. */
export function withoutEntry(content: DraftContent, entry: string): DraftContent {
  const [field = '', place] = entry.split('.');
  const list = content[field];
  if (field === 'logo') return putAt(content, ['logo'], undefined);
  if (!Array.isArray(list)) return content;
  const left = list.filter((_, index) => String(index) !== place);
  return putAt(content, [field], left.length === 0 ? undefined : left);
}

/** Puts an entry back that an older version of a draft had, at its place; all else stays. */
export function withEntry(content: DraftContent, entry: string, older: DraftContent): DraftContent {
  const [field = '', place = '0'] = entry.split('.');
  const [had, list] = [older[field], content[field]];
  if (field === 'logo') return had === undefined ? content : putAt(content, ['logo'], had);
  const lost: unknown = Array.isArray(had) ? had[Number(place)] : undefined;
  if (lost === undefined) return content;
  return putAt(content, [field], (Array.isArray(list) ? list : []).toSpliced(Number(place), 0, lost));
}

function shaped(field: string, value: unknown): unknown {
  if (pairedFields.some((one) => one === field)) return pairLines(value);
  return value;
}

/** Two boxes, one a language, say one thing a line; what stands on the same line belongs together. */
function pairLines(value: unknown): unknown {
  if (!isGroup(value)) return undefined;
  const [en, fr] = [linesOf(value['en']), linesOf(value['fr'])];
  const pairs = Array.from({ length: Math.max(en.length, fr.length) }, (_, line) => textOf(en[line], fr[line]));
  const filled = pairs.filter((pair) => Object.keys(pair).length > 0);
  return filled.length === 0 ? undefined : filled;
}

function textOf(en = '', fr = ''): Group {
  return { ...(en === '' ? {} : { en }), ...(fr === '' ? {} : { fr }) };
}

function linesOf(value: unknown): string[] {
  return typeof value === 'string' ? value.split('\n').map((line) => line.replace(/^\s*[-*•]\s+/, '').trim()) : [];
}

/** One box with one entry a line, or several between commas. */
function splitLines(content: DraftContent, field: string, fields: readonly string[]): DraftContent {
  const path = field.split('.');
  if (!fields.includes(path[0] ?? '')) return content;
  const value = valueAt(content, path);
  if (typeof value !== 'string') return content;
  const entries = value
    .split(field === 'unspsc' ? /[\s,;]+/ : /[\n,;]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return putAt(content, path, entries.length === 0 ? undefined : entries);
}

function valueAt(content: DraftContent, path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, name) => (isGroup(inside) ? inside[name] : undefined), content);
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
