import type { Language } from '#api/contract/text.ts';
import { slugOf } from '#api/platform/slug-of.ts';
import { termFields, type Vocabulary } from './term-fields.ts';

/** What repairing needs: the vocabularies where it may repair, and the language of texts that do not say theirs. */
export type RepairContext = {
  readonly vocabularies: ReadonlyMap<string, Vocabulary> | undefined;
  readonly language: Language | undefined;
  readonly hasImage: (id: string) => boolean;
};

/** A change that makes a value fit without changing what it says. */
export type Change = { readonly field: string; readonly from: string; readonly to: string };

const addresses = /\.(website|documentation|api|repository|pressKit|url|report)$/;
const images = /\.(logo|screenshots\.\d+)$/;
const days = /\.claim\.(date|expires)$/;
const texts =
  /^(vendor\.description|content\.(name|summary|description|trial|exit|pricing\.assumptions|aiUse\.note|contact\.role|mediaContact\.role|support\.hours)|content\.areas\.\d+\.reason|content\.(features|benefits|useCases)\.\d+)$/;

/** Repairs what is harmless in a row: addresses without https, names for ids, lists in one string, times for days. */
export function repairRow(row: unknown, context: RepairContext): { row: unknown; changes: readonly Change[] } {
  const changes: Change[] = [];
  const repaired = walk(row, [], (value, field) => {
    const better = repairValue(value, field, context);
    if (better !== undefined) changes.push({ field, from: shown(value), to: shown(better) });
    return better ?? value;
  });
  return { row: repaired, changes };
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : value === dropped ? '' : JSON.stringify(value));

/** Goes through a value, outside in, and gives each part to `mend`. */
function walk(value: unknown, path: readonly string[], mend: (value: unknown, field: string) => unknown): unknown {
  const mended = mend(value, path.join('.'));
  if (Array.isArray(mended)) return mended.map((item: unknown, at) => walk(item, [...path, String(at + 1)], mend)).filter((item) => item !== dropped);
  if (mended === null || typeof mended !== 'object') return mended;
  const entries = Object.entries(mended).map(([key, inside]) => [key, walk(inside, [...path, key], mend)] as const);
  return Object.fromEntries(entries.filter(([, inside]) => inside !== dropped));
}

/** Stands for a part that is left out. */
const dropped = Symbol('dropped');

function repairValue(value: unknown, field: string, { vocabularies, language, hasImage }: RepairContext): unknown {
  if (texts.test(field) && typeof value === 'string') return language === undefined ? undefined : { [language]: value };
  if (vocabularies === undefined) return undefined;
  const listed = vocabularies.get(termFields[`${field}.*`] ?? '');
  if (listed !== undefined) return repairList(value, listed);
  if (images.test(field)) return isLostImage(value, hasImage) ? dropped : undefined;
  if (typeof value !== 'string') return undefined;
  const vocabulary = vocabularies.get(termFields[field.replaceAll(/\.\d+/g, '.*')] ?? '');
  if (vocabulary !== undefined) return vocabulary.has(value) ? undefined : vocabulary.idOf(value);
  return changed(value, repairWord(value, field));
}

function isLostImage(value: unknown, hasImage: RepairContext['hasImage']): boolean {
  return value !== null && typeof value === 'object' && 'id' in value && typeof value.id === 'string' && !hasImage(value.id);
}

function repairWord(value: string, field: string): string {
  if (addresses.test(field)) return repairAddress(value);
  if (days.test(field)) return value.replace(/^(\d{4}-\d\d-\d\d)T[\d:.]+Z$/, '$1');
  if (field.endsWith('.email')) return value.trim().replace(/^mailto:/i, '');
  if (field === 'slug' || field === 'vendor.slug') return slugOf(value);
  // Control characters come from copying, and no text means them.
  // oxlint-disable-next-line no-control-regex
  return value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '');
}

function repairAddress(value: string): string {
  const address = value.trim();
  return /^[a-z][a-z0-9+.-]*:/i.test(address) || !/^[^\s/]+\.[^\s/]{2,}/.test(address) ? address : `https://${address}`;
}

/** A list may hold "PaaS, SaaS", or be that string. */
function repairList(value: unknown, vocabulary: Vocabulary): unknown {
  const given: unknown[] = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  const ids = given.flatMap((item) => {
    if (typeof item !== 'string' || vocabulary.idOf(item) !== undefined) return [item];
    const parts = item.split(/[,;|/]/).map((part) => part.trim());
    return parts.every((part) => vocabulary.idOf(part) !== undefined) ? parts : [item];
  });
  const unique = [...new Set(ids.map((item) => (typeof item === 'string' ? (vocabulary.idOf(item) ?? item) : item)))];
  return value === undefined || JSON.stringify(unique) === JSON.stringify(value) ? undefined : unique;
}

function changed(value: string, better: string): string | undefined {
  return better === value ? undefined : better;
}
