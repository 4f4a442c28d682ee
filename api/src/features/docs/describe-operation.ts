import type { Language } from '#api/contract/text.ts';
import { operationFacts, parameterExamples } from './api-examples.ts';
import type { ApiTag, ApiTexts } from './api-texts.ts';
import { describedOperations } from './described/described-operations.ts';
import { parameterWords } from './described/parameter-words.ts';
import { schemaWords } from './described/schema-words.ts';
import { isOpen, placeOf, sends, type GoodAnswer, type Operation } from './operation.ts';
import { headersOf, refer } from './shared-parts.ts';
import { nameOf, referTo, writeBody, writeParameters, type JsonSchema } from './write-schema.ts';

type Said = { readonly id: string; readonly tag: ApiTag; readonly summary: string; readonly more: string | undefined; readonly answer?: string; readonly example?: string };

/** An operation with its words in one language. @throws Error where it has none */
export function describeOperation(operation: Operation, language: Language, texts: ApiTexts): JsonSchema {
  const said = wordsOf(operation, language, texts);
  const more = said.more === undefined ? [] : [said.more];
  return {
    operationId: said.id,
    tags: [said.tag],
    summary: said.summary,
    description: [...more, ...(isOpen(operation) ? [] : [texts.forWhom[operation.policy] ?? missing(`The policy ${operation.policy}`)])].join(' ') || said.summary,
    ...(said.example === undefined ? {} : { 'x-example': said.example }),
    ...(isOpen(operation) ? {} : { security: securityOf(operation) }),
    parameters: [...ownParameters(operation, language, texts), ...sharedHeadersOf(operation)],
    ...bodyOf(operation),
    responses: { ...goodAnswers(operation, said, language), ...problemsOf(operation) },
  };
}

function wordsOf(operation: Operation, language: Language, texts: ApiTexts): Said {
  const place = placeOf(operation);
  const [facts, text, described] = [operationFacts[place], texts.operations[place], describedOperations.get(place)];
  if (facts !== undefined && text !== undefined) return { ...facts, summary: text.summary, more: text.description, answer: text.answer };
  if (described === undefined) return missing(`The operation ${place}`);
  const [summary, more] = described[language];
  return { id: described.id, tag: described.tag, summary, more };
}

function missing(what: string): never {
  throw new Error(`${what} is not described; see features/docs/described, api-examples.ts and api-texts.*.ts.`);
}

const securityOf = ({ scope }: Operation) => [{ session: [] }, ...(scope === undefined ? [] : [{ token: [scope] }])];

function ownParameters({ path, takes, ...operation }: Operation, language: Language, texts: ApiTexts): JsonSchema[] {
  const isPublic = operationFacts[placeOf({ ...operation, path })] !== undefined;
  return (['path', 'query'] as const).flatMap((place) => {
    const schema = takes[place];
    if (schema === undefined) return [];
    return writeParameters(schema).map((parameter) => {
      const words = isPublic ? undefined : (parameterWords[`${path} ${parameter.name}`] ?? parameterWords[parameter.name]);
      const description = words?.[language] ?? texts.parameters[`${path} ${parameter.name}`] ?? texts.parameters[parameter.name];
      const example = words?.example ?? parameterExamples[parameter.name];
      if (description === undefined || example === undefined) return missing(`The parameter ${parameter.name} of ${path}`);
      return writeParameter(place, parameter, { description, example });
    });
  });
}

function writeParameter(
  place: 'path' | 'query',
  { name, required, schema }: ReturnType<typeof writeParameters>[number],
  { description, example }: { description: string; example: unknown },
): JsonSchema {
  const isList = schema['type'] === 'array';
  const one: unknown = Array.isArray(example) && !isList ? example[0] : example;
  const allowed: readonly unknown[] = Array.isArray(schema['enum']) ? schema['enum'] : [one];
  return {
    name,
    in: place,
    required: required || place === 'path',
    description,
    ...(isList ? { style: 'form', explode: true } : {}),
    schema,
    example: allowed.includes(one) ? one : allowed[0],
  };
}

function sharedHeadersOf(operation: Operation): JsonSchema[] {
  return [
    refer('parameters', 'AcceptLanguage'),
    ...(operation.method === 'get' && isOpen(operation) ? [refer('parameters', 'IfNoneMatch')] : []),
    ...(operation.version === 'needed' ? [refer('parameters', 'IfMatch')] : []),
    ...(operation.createsOnce ? [refer('parameters', 'IdempotencyKey')] : []),
  ];
}

function bodyOf({ takes, consumes }: Operation): JsonSchema {
  if (consumes.length > 0) return { requestBody: { required: true, content: Object.fromEntries(consumes.map((type) => [type, {}])) } };
  return takes.body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: writeBody(takes.body) } } } };
}

function goodAnswers(operation: Operation, { summary, answer }: Said, language: Language): JsonSchema {
  if (operation.answers.length === 0) return missing(`The answer of ${placeOf(operation)}`);
  return Object.fromEntries(operation.answers.map((good) => [good.status, describeAnswer(operation, good, () => answer ?? answerWords(good, language) ?? summary)]));
}

function answerWords({ schema }: GoodAnswer, language: Language): string | undefined {
  const name = nameOf(schema);
  return Object.entries(schemaWords).find(([one]) => one === name)?.[1][language];
}

function describeAnswer(operation: Operation, { status, schema }: GoodAnswer, describe: () => string): JsonSchema {
  const { produces } = operation;
  if (produces === undefined && schema === undefined) return refer('responses', status === 202 ? 'Accepted' : 'Done');
  const content = produces === undefined ? { 'application/json': { schema: referTo(schema) } } : { [produces]: {} };
  return { description: describe(), headers: answerHeaders(operation, status), content };
}

function answerHeaders(operation: Operation, status: number): JsonSchema {
  return {
    ...(operation.version === undefined ? {} : { ETag: refer('headers', 'Version') }),
    ...(operation.method === 'get' && isOpen(operation) ? headersOf('ETag') : {}),
    ...(status === 201 ? { Location: refer('headers', 'Made') } : {}),
    ...(operation.createsOnce ? headersOf('Idempotency-Replayed') : {}),
    ...headersOf('RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'X-Request-Id'),
  };
}

/** What an operation refuses by follows from what its route declares. */
function problemsOf(operation: Operation): JsonSchema {
  const changes = operation.method !== 'get';
  const names = {
    ...(placeOf(operation).endsWith('s/{slug}') ? { 301: 'Moved' } : {}),
    ...(operation.method === 'get' && isOpen(operation) ? { 304: 'Unchanged' } : {}),
    400: 'BadParameters',
    ...(isOpen(operation) ? {} : { 401: 'NotSignedIn', 403: 'Forbidden' }),
    ...(operation.path.includes('{') ? { 404: 'NotFound' } : {}),
    ...(changes ? { 409: 'Conflict' } : {}),
    ...(placeOf(operation) === 'GET /api/v1/listings/{slug}' ? { 410: 'Withdrawn' } : {}),
    ...(operation.version === 'needed' ? { 412: 'OlderVersion', 428: 'VersionNeeded' } : {}),
    ...(sends(operation) ? { 413: 'TooLarge', 415: 'WrongType' } : {}),
    ...(changes && operation.method !== 'delete' ? { 422: 'BadInput' } : {}),
    429: 'TooMany',
    500: 'Broken',
    ...(placeOf(operation) === 'GET /api/v1/listings' || placeOf(operation) === 'GET /api/v1/suggest' ? { 503: 'Busy' } : {}),
  };
  return Object.fromEntries(Object.entries(names).map(([status, name]) => [status, refer('responses', name)]));
}
