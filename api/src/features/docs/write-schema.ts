import { z } from 'zod';
import { apiSchemas } from './api-schemas.ts';

/** A JSON schema, as far as the description of the API looks into it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(apiSchemas)) registry.add(schema, { id });

const referenceTo = (name: string): string => `#/components/schemas/${name}`;

/** Every named schema, as an answer holds it. */
export function writeSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri: referenceTo, unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, tidyObject(omit(schema, ['$id', '$schema', 'id']), { isText: name === 'Text' })]));
}

/** The name of a schema in the description, where it has one. */
export function nameOf(schema: unknown): string | undefined {
  return Object.entries(apiSchemas).find(([, named]) => named === schema)?.[0];
}

/** What a route takes as its content, closed: a field that it does not know is an error. */
export function writeBody(schema: z.ZodType): JsonSchema {
  return tidyObject(omit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), ['$schema']), { isClosed: true });
}

/** A reference to a named schema. @throws Error where an answer has no name of its own */
export function referTo(schema: unknown): JsonSchema {
  const name = nameOf(schema);
  if (name === undefined) throw new Error('Each answer of the API needs a name in api-schemas.ts.');
  return { $ref: referenceTo(name) };
}

/** What a route takes in its path or query: each parameter with its schema, and whether it must be given. */
export function writeParameters(schema: z.ZodType): { name: string; required: boolean; schema: JsonSchema }[] {
  const written: JsonSchema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const required = Array.isArray(written['required']) ? written['required'] : [];
  return Object.entries(asObject(written['properties'])).map(([name, value]) => ({
    name,
    required: required.includes(name),
    schema: tidyObject(oneOrMore(asObject(value)), {}),
  }));
}

/** A parameter that may be repeated is a list to OpenAPI, whose single value needs no list. */
function oneOrMore(schema: JsonSchema): JsonSchema {
  const list: unknown = Array.isArray(schema['anyOf']) ? schema['anyOf'].find((one) => asObject(one)['type'] === 'array') : undefined;
  return list === undefined ? schema : asObject(list);
}

type Kind = { readonly isText?: boolean; readonly isClosed?: boolean };

function tidy(value: unknown, kind: Kind): unknown {
  if (Array.isArray(value)) return value.map((one) => tidy(one, kind));
  return value === null || typeof value !== 'object' ? value : tidyObject(asObject(value), kind);
}

/** Leaves out what says nothing to a reader, and refers to a text in both languages by its name. */
function tidyObject(schema: JsonSchema, { isText = false, isClosed = false }: Kind): JsonSchema {
  const limit = isText ? undefined : textLimit(schema);
  if (limit !== undefined) return { $ref: referenceTo('Text'), 'x-max-length': limit };
  const unbounded = (schema['maximum'] ?? 0) === Number.MAX_SAFE_INTEGER ? ['maximum'] : [];
  const boundless = (schema['minimum'] ?? 0) === Number.MIN_SAFE_INTEGER ? ['minimum'] : [];
  // An answer may gain a field at any time, so none is described as closed.
  const closed = !isClosed && schema['additionalProperties'] === false ? ['additionalProperties'] : [];
  const pattern = schema['format'] === undefined ? [] : ['pattern'];
  return Object.fromEntries(
    Object.entries(omit(schema, ['propertyNames', ...unbounded, ...boundless, ...closed, ...pattern])).map(([key, value]) => [key, tidy(value, { isClosed })]),
  );
}

/** How long a side may be, where a schema is that of a text in both languages. */
function textLimit(schema: JsonSchema): unknown {
  const properties = asObject(schema['properties']);
  return Object.keys(properties).join() === 'en,fr,origin' ? asObject(properties['en'])['maxLength'] : undefined;
}

function omit(schema: object, keys: readonly string[]): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}

function asObject(value: unknown): JsonSchema {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
