import { z } from 'zod';

/** A place in what a schema takes: its path (`areas[].id`), and the schema of what stands there. */
export type SchemaPlace = { readonly path: string; readonly schema: z.ZodType };

/** Every place of a schema, itself first; what may be left out counts like what must be there. */
export function placesOf(schema: z.ZodType, path = ''): SchemaPlace[] {
  return [{ path, schema }, ...partsOf(schema).flatMap(([step, part]) => (part instanceof z.ZodType ? placesOf(part, `${path}${step}`) : []))];
}

/** The name of the last object that a path stands in. */
export function nameAt(path: string): string {
  return /\.([^.[]+)(?:\[\])?$/.exec(path)?.[1] ?? '';
}

function partsOf(schema: z.ZodType): readonly (readonly [step: string, part: unknown])[] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).map(([name, part]): [string, unknown] => [`.${name}`, part]);
  if (schema instanceof z.ZodArray) return [['[]', schema.element]];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return [['', schema.unwrap()]];
  if (schema instanceof z.ZodPipe) return [['', schema.in]];
  if (schema instanceof z.ZodUnion) return schema.options.map((option): [string, unknown] => ['', option]);
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item): [string, unknown] => ['[]', item]);
  return schema instanceof z.ZodRecord ? [['.*', schema.valueType]] : [];
}

/** Whether an object takes no other names than its own. */
export function isClosed(schema: z.ZodType): boolean {
  return !(schema instanceof z.ZodObject) || schema.def.catchall instanceof z.ZodNever;
}
