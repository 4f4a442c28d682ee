/** The part of JSON Schema that contents are made from. */
export type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};

/** A number from 0 up to 1, the next each time. */
export type Random = () => number;

/** Random numbers that are the same for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of several. */
export function pick<Item>(random: Random, items: readonly [Item, ...Item[]] | readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Content that a schema allows, as far as its shape goes. */
export function contentOf(schema: Schema, random: Random, depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(random, schema.enum);
  const one = pick(random, schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []);
  if (one !== undefined) return contentOf(one, random, depth);
  if (schema.type === 'object' || schema.properties !== undefined) return objectOf(schema, random, depth);
  if (schema.type === 'array')
    return (schema.prefixItems ?? Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => schema.items ?? {})).map((item) => contentOf(item, random, depth + 1));
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return random() < 0.5;
  return schema.type === 'null' ? null : textOf(schema);
}

function objectOf({ properties = {}, required = [] }: Schema, random: Random, depth: number): Record<string, unknown> {
  const chosen = Object.entries(properties).filter(([name]) => required.includes(name) || (depth < 4 && random() < 0.5));
  return Object.fromEntries(chosen.map(([name, schema]) => [name, contentOf(schema, random, depth + 1)]));
}

const byFormat: Readonly<Record<string, string>> = {
  email: 'sales@vendor.example',
  uri: 'https://vendor.example/',
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2026-12-01',
  'date-time': '2026-12-01T12:00:00.000Z',
};

function textOf({ format = '', minLength = 0, pattern = '' }: Schema): string {
  const known = byFormat[format] ?? (pattern.includes('http') ? 'https://vendor.example/' : undefined);
  return known ?? 'A plain sentence.'.padEnd(minLength, 'x');
}

/** The path of each value within a content, the whole first. */
export function pathsOf(content: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof content !== 'object' || content === null) return [path];
  return [path, ...Object.entries(content).flatMap(([name, value]) => pathsOf(value, [...path, name]))];
}

/** A content with another value at a path. */
export function replaceAt(content: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(content)) return content.map((item: unknown, at) => (String(at) === first ? replaceAt(item, rest, value) : item));
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([name, inner]: [string, unknown]) => [name, name === first ? replaceAt(inner, rest, value) : inner]));
}

const deep = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);

/** Values of a wrong kind, too large, or not well formed. */
export const wrongValues: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  9_007_199_254_740_991,
  -0.5,
  '',
  ' ',
  'a'.repeat(120_000),
  '\ud83c',
  'a\u0000b',
  '\u202e<script>alert(1)</script>',
  '../../../etc/passwd',
  '__proto__',
  "'; drop table people; --",
  [],
  {},
  [[[]]],
  { a: { b: {} } },
  deep(500),
  '2026-02-31',
  'javascript:alert(1)',
  '=cmd|calc!A1',
];

/** A content as the fields of a form name it. */
export function fieldsOf(content: unknown, path = ''): [string, string][] {
  if (Array.isArray(content)) return content.flatMap((item: unknown, at) => fieldsOf(item, path === '' ? String(at) : `${path}.${at}`));
  if (typeof content === 'object' && content !== null) return Object.entries(content).flatMap(([name, value]) => fieldsOf(value, path === '' ? name : `${path}.${name}`));
  if (typeof content === 'number') return [[`${path}:number`, String(content)]];
  if (typeof content === 'boolean') return [[`${path}:boolean`, String(content)]];
  return [[path, String(content)]];
}
