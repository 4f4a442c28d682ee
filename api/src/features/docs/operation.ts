import type { z } from 'zod';

/** The methods that change or read something, as OpenAPI writes them, in their order. */
export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];

/** An answer that is no error: its status, and its schema where it has content. */
export type GoodAnswer = { readonly status: number; readonly schema: unknown };

/** An operation of the API as its route declares it: its path as OpenAPI writes it, what it takes and answers, and whom it lets in. */
export type Operation = {
  readonly method: Method;
  readonly path: string;
  readonly takes: { readonly path?: z.ZodType; readonly query?: z.ZodType; readonly body?: z.ZodType };
  /** The types of content that are taken as they are. */
  readonly consumes: readonly string[];
  readonly answers: readonly GoodAnswer[];
  /** The type of what is answered, where it is no JSON. */
  readonly produces: string | undefined;
  /** The name of its policy. */
  readonly policy: string;
  /** The scope that opens it to tokens, where one does. */
  readonly scope: string | undefined;
  readonly createsOnce: boolean;
  readonly version: 'shown' | 'needed' | undefined;
};

/** How the words of an operation are found. */
export function placeOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Whether an operation is for everyone. */
export function isOpen({ policy }: Pick<Operation, 'policy'>): boolean {
  return policy === 'anyone';
}

/** Whether an operation sends something. */
export function sends({ takes, consumes }: Pick<Operation, 'takes' | 'consumes'>): boolean {
  return takes.body !== undefined || consumes.length > 0;
}
