import type { Language } from '#api/contract/text.ts';
import { en } from './api-texts.en.ts';
import { fr } from './api-texts.fr.ts';
import { apiParts, apiTags, type ApiTexts } from './api-texts.ts';
import { describeOperation } from './describe-operation.ts';
import { schemaWords } from './described/schema-words.ts';
import { methods, type Operation } from './operation.ts';
import { usedParts } from './used-parts.ts';
import { securitySchemes, sharedAnswers, sharedHeaders, sharedParameters } from './shared-parts.ts';
import { writeSchemas, type JsonSchema } from './write-schema.ts';

const apiTexts: Readonly<Record<Language, ApiTexts>> = { en, fr };

type Published = { readonly baseUrl: string; readonly contactEmail: string };

/** The description of the API in one language, as OpenAPI 3.1. */
export function describeApi(operations: readonly Operation[], { baseUrl, contactEmail }: Published, language: Language): JsonSchema {
  const texts = apiTexts[language];
  const paths = describePaths(operations, language, texts);
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
    tags: apiTags.map((name) => ({ name, 'x-displayName': texts.tagNames[name], 'x-part': apiParts[name], description: texts.tags[name] })),
    paths,
    components: {
      ...usedParts(paths, { schemas: describeSchemas(language, texts), parameters: sharedParameters(texts), headers: sharedHeaders(texts), responses: sharedAnswers(texts) }),
      securitySchemes: securitySchemes(texts, baseUrl),
    },
  };
}

function describePaths(operations: readonly Operation[], language: Language, texts: ApiTexts): JsonSchema {
  const byPath = Map.groupBy(
    operations.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : methods.indexOf(a.method) - methods.indexOf(b.method))),
    ({ path }) => path,
  );
  return Object.fromEntries(
    [...byPath].map(([path, own]) => [path, Object.fromEntries(own.map((operation) => [operation.method, describeOperation(operation, language, texts)]))]),
  );
}

function describeSchemas(language: Language, { schemas }: ApiTexts): JsonSchema {
  const words = new Map([...Object.entries(schemas), ...Object.entries(schemaWords).map(([name, said]) => [name, said[language]] as const)]);
  return Object.fromEntries(Object.entries(writeSchemas()).map(([name, schema]) => [name, { description: words.get(name), ...schema }]));
}
