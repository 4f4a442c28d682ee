import fastifyFormbody from '@fastify/formbody';
import fastifyMultipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Fields } from './decode-fields.ts';

/**
 * A file as it was sent with a form; its name and type are what the sender says, and neither is believed. One that is larger than any may be is cut,
 * and of more than a form may have the rest is `unread`: whoever takes them says so at their field, and nothing else of the form is lost.
 */
export type SentFile = { readonly field: string; readonly name: string; readonly type: string; readonly bytes: Buffer; readonly unread?: true };

/** What was sent with a form. */
export type SentForm = { readonly fields: Fields; readonly files: readonly SentFile[] };

/** The most bytes of one file, which is more than anything takes, the most files that are read of one form, and the most fields for files. */
export const fileLimits = { bytes: 12 * 1024 * 1024, files: 10, fields: 100 } as const;

/** Lets an app read forms, with and without files. */
export async function addFormReading(app: FastifyInstance): Promise<void> {
  await app.register(fastifyFormbody, { bodyLimit: 1_048_576, parser: (text) => ({ fields: [...new URLSearchParams(text)] }) });
  await app.register(fastifyMultipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: fileLimits.bytes, files: fileLimits.fields, fields: 2000, fieldSize: 100_000, fieldNameSize: 200 },
  });
}

/** Reads what was sent with a form, its files only where they are wanted; an empty file field is no file. @throws an error of status 413 where it is too large, 415 where it is no form, 400 where it is not well formed. */
export async function readForm(request: FastifyRequest, takesFiles = true): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: fieldsOf(request.body), files: [] };
  const fields: (readonly [string, string])[] = [];
  const files: SentFile[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields.push([part.fieldname, String(part.value)]);
      else if (!takesFiles) part.file.resume();
      else files.push(...(await readFile(part, files.length < fileLimits.files)));
    }
  } catch (error) {
    throw hasStatus(error) ? error : new MalformedForm('The form is not well formed.', { cause: error });
  }
  return { fields, files };
}

async function readFile(part: MultipartFile, isWanted: boolean): Promise<SentFile[]> {
  const { fieldname: field, filename: name, mimetype: type } = part;
  const bytes = isWanted ? await part.toBuffer() : Buffer.alloc(0);
  if (isWanted) return bytes.length === 0 ? [] : [{ field, name, type, bytes }];
  let isEmpty = true;
  for await (const _ of part.file) isEmpty = false;
  return isEmpty ? [] : [{ field, name, type, bytes, unread: true }];
}

/** The parser says nothing of whose fault it is where a boundary is missing, or a part is cut off. */
class MalformedForm extends Error {
  readonly statusCode = 400;
}

function hasStatus(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error;
}

function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null || !('fields' in body) || !Array.isArray(body.fields)) return [];
  return body.fields.flatMap((field: unknown) => (Array.isArray(field) && field.length === 2 ? [[String(field[0]), String(field[1])] as const] : []));
}
