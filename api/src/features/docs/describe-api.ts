import type { z } from 'zod';
import type { Language } from '#api/contract/text.ts';
import { operationFacts, parameterExamples } from './api-examples.ts';
import { en } from './api-texts.en.ts';
import { fr } from './api-texts.fr.ts';
import { apiTags, type ApiTexts } from './api-texts.ts';
import { referTo, writeParameters, writeSchemas, type JsonSchema } from './write-schema.ts';

/** An operation of the API as its route declares it: its path as OpenAPI writes it, and the schemas of what it takes and answers. */
export type Operation = { readonly path: string; readonly takes: { readonly path?: z.ZodType; readonly query?: z.ZodType }; readonly answer: unknown };

const apiTexts: Readonly<Record<Language, ApiTexts>> = { en, fr };

type Published = { readonly baseUrl: string; readonly contactEmail: string };

const refer = (kind: 'responses' | 'headers' | 'parameters', name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The description of the API in one language, as OpenAPI 3.1. */
export function describeApi(operations: readonly Operation[], { baseUrl, contactEmail }: Published, language: Language): JsonSchema {
  const texts = apiTexts[language];
  return {
    openapi: '3.1.0',
    info: {
      title: texts.title,
      version: '1.0.0',
      summary: texts.summary,
      description: texts.description,
      contact: { name: texts.contact, url: `${baseUrl}/${language}/`, email: contactEmail },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    externalDocs: { description: texts.guide, url: `${baseUrl}/api/docs/?lang=${language}` },
    servers: [{ url: baseUrl }],
    security: [],
    tags: apiTags.map((name) => ({ name, 'x-displayName': texts.tagNames[name], description: texts.tags[name] })),
    paths: Object.fromEntries(operations.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map((operation) => [operation.path, { get: describeOperation(operation, texts) }])),
    components: {
      schemas: Object.fromEntries(Object.entries(writeSchemas()).map(([name, schema]) => [name, { ...describedBy(texts.schemas, name), ...schema }])),
      parameters: sharedParameters(texts),
      headers: sharedHeaders(texts),
      responses: sharedAnswers(texts),
    },
  };
}

function describedBy(texts: Readonly<Record<string, string>>, name: string): JsonSchema {
  const description = texts[name];
  return description === undefined ? {} : { description };
}

function describeOperation({ path, takes, answer }: Operation, texts: ApiTexts): JsonSchema {
  const facts = operationFacts[path];
  const text = texts.operations[path];
  if (facts === undefined || text === undefined) throw new Error(`The operation ${path} is not described; see api-examples.ts and api-texts.*.ts.`);
  const parameters = (['path', 'query'] as const).flatMap((place) => {
    const schema = takes[place];
    return schema === undefined ? [] : writeParameters(schema).map((parameter) => describeParameter(path, place, parameter, texts));
  });
  return {
    operationId: facts.id,
    tags: [facts.tag],
    summary: text.summary,
    description: text.description,
    'x-example': facts.example,
    parameters: [...parameters, refer('parameters', 'AcceptLanguage'), refer('parameters', 'IfNoneMatch')],
    responses: {
      200: {
        description: text.answer,
        headers: headersOf('ETag', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'X-Request-Id'),
        content: { 'application/json': { schema: referTo(answer) } },
      },
      304: refer('responses', 'Unchanged'),
      400: refer('responses', 'BadParameters'),
      ...problemsOf(path),
      429: refer('responses', 'TooMany'),
      500: refer('responses', 'Broken'),
    },
  };
}

function describeParameter(path: string, place: 'path' | 'query', { name, required, schema }: ReturnType<typeof writeParameters>[number], texts: ApiTexts): JsonSchema {
  const description = texts.parameters[`${path} ${name}`] ?? texts.parameters[name];
  const example = parameterExamples[name];
  if (description === undefined || example === undefined) throw new Error(`The parameter ${name} of ${path} is not described; see api-examples.ts and api-texts.*.ts.`);
  const isList = schema['type'] === 'array';
  const one: unknown = Array.isArray(example) && !isList ? example[0] : example;
  return { name, in: place, required: required || place === 'path', description, ...(isList ? { style: 'form', explode: true } : {}), schema, example: one };
}

function problemsOf(path: string): JsonSchema {
  if (path === '/api/v1/listings/{slug}') return { 301: refer('responses', 'Moved'), 404: refer('responses', 'NotFound'), 410: refer('responses', 'Withdrawn') };
  if (path === '/api/v1/vendors/{slug}') return { 301: refer('responses', 'Moved'), 404: refer('responses', 'NotFound') };
  if (path === '/api/v1/listings/{slug}/similar') return { 404: refer('responses', 'NotFound') };
  return path === '/api/v1/listings' || path === '/api/v1/suggest' ? { 503: refer('responses', 'Busy') } : {};
}

function headersOf(...names: readonly string[]): JsonSchema {
  return Object.fromEntries(names.map((name) => [name, refer('headers', name)]));
}

function sharedParameters({ parameters }: ApiTexts): JsonSchema {
  const header = (name: string, example: string) => ({ name, in: 'header', required: false, ...describedBy(parameters, name), schema: { type: 'string' }, example });
  return { AcceptLanguage: header('Accept-Language', 'fr-CA'), IfNoneMatch: header('If-None-Match', 'W/"6eXk2b0rHqzrYB1nOzvZ0Q"') };
}

function sharedHeaders({ headers }: ApiTexts): JsonSchema {
  const header = (description: string, type: 'string' | 'integer') => ({ description, schema: { type } });
  return {
    ETag: header(headers.etag, 'string'),
    'RateLimit-Limit': header(headers.limit, 'integer'),
    'RateLimit-Remaining': header(headers.remaining, 'integer'),
    'RateLimit-Reset': header(headers.reset, 'integer'),
    'Retry-After': header(headers.retryAfter, 'integer'),
    'X-Request-Id': header(headers.requestId, 'string'),
    Location: header(headers.location, 'string'),
  };
}

function sharedAnswers({ answers }: ApiTexts): JsonSchema {
  const problem = (description: string, ...headers: readonly string[]) => ({
    description,
    headers: headersOf('X-Request-Id', ...headers),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return {
    Moved: { description: answers.moved, headers: headersOf('Location') },
    Unchanged: { description: answers.unchanged, headers: headersOf('ETag') },
    BadParameters: problem(answers.badParameters),
    NotFound: problem(answers.notFound),
    Withdrawn: problem(answers.withdrawn),
    TooMany: problem(answers.tooMany, 'Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'),
    Broken: problem(answers.broken),
    Busy: problem(answers.busy, 'Retry-After'),
  };
}
