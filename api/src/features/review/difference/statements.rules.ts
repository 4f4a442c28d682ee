import type { ListingContent } from '#api/contract/listing-content.ts';
import { languages, type Language } from '#api/contract/text.ts';

/**
 * One thing that a listing states. `item` tells the entries of a list apart by what they are rather than by where they stand;
 * `part` is the path within the field or entry, empty for the thing itself.
 */
export type Statement = { readonly field: string; readonly item: string | undefined; readonly part: string; readonly side: Language | undefined; readonly value: string };

type Place = Omit<Statement, 'value'>;

/** Everything that a listing states, in its order, each leaf of it once. */
export function statementsOf(content: ListingContent): Statement[] {
  return Object.entries(content).flatMap(([field, value]) => statements(value, { field, item: undefined, part: '', side: undefined }));
}

function statements(value: unknown, place: Place): Statement[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return listStatements(value, place);
  if (!isObject(value)) return [{ ...place, value: written(value) }];
  return Object.entries(value).flatMap(([name, inner]) => {
    const side = languages.find((language) => language === name);
    if (side !== undefined) return statements(inner, { ...place, side });
    return statements(inner, { ...place, part: place.part === '' ? name : `${place.part}.${name}` });
  });
}

function listStatements(values: readonly unknown[], place: Place): Statement[] {
  const seen = new Map<string, number>();
  const told = (item: string): string => {
    const count = (seen.get(item) ?? 0) + 1;
    seen.set(item, count);
    return count === 1 ? item : `${item} (${count})`;
  };
  return values.flatMap((value) => {
    if (!isObject(value)) return [{ ...place, item: told(written(value)), value: written(value) }];
    const identity = identityOf(value);
    if (identity === undefined) return sideStatements(value, place, told);
    return statements(value, { ...place, item: told(identity) });
  });
}

/** A list of texts is a list in each language; who wrote a side changes with the text, or alone. */
function sideStatements(value: Readonly<Record<string, unknown>>, place: Place, told: (item: string) => string): Statement[] {
  const sides = languages.flatMap((side) => {
    const text = value[side];
    return typeof text === 'string' ? [{ ...place, item: told(`${side}:${text}`), side, value: text }] : [];
  });
  const origin = value['origin'];
  return isObject(origin) ? [...sides, ...statements(origin, { ...place, item: told(`origin:${shownIn(value)}`), part: 'origin' })] : sides;
}

/** What an entry of a list is known by: its term, its image, or its name. */
function identityOf(value: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of ['id', 'vehicle']) if (typeof value[key] === 'string') return value[key];
  for (const key of ['organization', 'title', 'name']) {
    const named = value[key];
    if (isObject(named)) return shownIn(named);
  }
  return undefined;
}

function shownIn(text: Readonly<Record<string, unknown>>): string {
  return written(text['en'] ?? text['fr'] ?? '');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
