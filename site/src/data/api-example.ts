import type { ApiOperation, ApiParameter, ApiSchema } from '@catalog/api/contract/api-description.ts';

/** How many items of a list, and how many members of a long record, an example keeps. */
const kept = { items: 1, members: 24 };

/** An answer shortened to be read: long lists and records lose what only repeats. */
export function shortenExample(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, kept.items).map(shortenExample);
  if (value === null || typeof value !== 'object') return typeof value === 'string' && value.length > 160 ? `${value.slice(0, 159)}…` : value;
  const entries = Object.entries(value);
  const isCount = entries.length > 4 && entries.every(([, member]) => typeof member === 'number');
  return Object.fromEntries(entries.slice(0, isCount ? 3 : kept.members).map(([name, member]) => [name, shortenExample(member)]));
}

/** The parameters that belong to an operation alone. */
export function ownParameters({ parameters }: ApiOperation): ApiParameter[] {
  return parameters.flatMap((parameter) => ('$ref' in parameter ? [] : [parameter]));
}

/** The name of a shared answer that is referred to. */
export function referredName({ $ref = '' }: { readonly $ref?: string | undefined }): string {
  return $ref.split('/').at(-1) ?? '';
}

/** The fields of a content, those that may be left out with a question mark; of several kinds, the fields of all. */
export function fieldsOf(schema: ApiSchema | undefined): string[] {
  if (schema === undefined) return [];
  const kinds = schema.oneOf ?? schema.anyOf;
  if (kinds !== undefined) return [...new Set(kinds.flatMap(fieldsOf))];
  const needed = schema.required ?? [];
  return Object.keys(schema.properties ?? {}).map((name) => (needed.includes(name) ? name : `${name}?`));
}
