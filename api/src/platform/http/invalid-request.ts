import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import type { ProblemPlace } from '#api/contract/problem.ts';

/** A request whose parameters or content do not fit the schema of its route. */
export class InvalidRequest extends Error {
  readonly statusCode = 400;
  readonly place: ProblemPlace;
  readonly issues: readonly z.core.$ZodIssue[];
  readonly given: unknown;
  /** The names that the schema knows. */
  readonly known: readonly string[];

  constructor(place: ProblemPlace, schema: z.ZodType, error: z.ZodError, given: unknown) {
    super('The request does not fit its schema.');
    this.name = 'InvalidRequest';
    this.place = place;
    this.issues = error.issues;
    this.given = given;
    this.known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  }
}

const places: Readonly<Record<string, ProblemPlace>> = { querystring: 'query', params: 'path', body: 'body', headers: 'headers' };

/** Checks each part of a request by the zod schema of its route. */
export const validateRequest: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const place = places[httpPart ?? 'body'] ?? 'body';
  return (given: unknown) => {
    const read = schema.safeParse(given);
    return read.success ? { value: read.data } : { error: new InvalidRequest(place, schema, read.error, given) };
  };
};
