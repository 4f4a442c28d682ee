import * as fc from 'fast-check';

/** A parameter as OpenAPI describes it. */
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: { readonly type?: string; readonly enum?: readonly string[]; readonly minimum?: number; readonly maximum?: number; readonly maxLength?: number };
  readonly example: unknown;
};

/** The part of an OpenAPI description that requests are made from. */
export type Description = {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters: readonly (Parameter | { readonly $ref: string })[]; readonly security?: readonly unknown[] }>>>
  >;
};

/** A request to the API. `isSound`: every part of it is what the description allows; `isOpen`: what it asks for is for everyone. */
export type HostileRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly isSound: boolean;
  readonly isOpen: boolean;
};

type Value = { readonly text: string; readonly isSound: boolean };

const sound = (text: string): Value => ({ text: encodeURIComponent(text), isSound: true });
const unsound = (text: string): Value => ({ text, isSound: false });

/** Text that has broken something somewhere: markup, SQL, search syntax, paths, controls, halves of characters. */
export const awkwardTexts = [
  '"',
  "'; drop table listings; --",
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'c++ OR -x NEAR( "unclosed * ^ : {',
  '\u0000',
  '\ud83c',
  '🍁👩‍🚀',
  'ﷺ'.repeat(20),
  '../../../etc/passwd',
  'a'.repeat(201),
  '__proto__',
  'constructor',
  '${7*7}{{7*7}}',
  '\r\nset-cookie: a=b',
  'œuvre d’été',
  '%',
  '0x1F',
  '1e309',
  '-1',
  'NaN',
  ' ',
];

/** Bytes that are no good encoding. */
const brokenEncodings = ['%', '%z', '%zz', '%ff', '%c3%28', '%ed%a0%80', '%00', '%25%', '+%+', '%u0041', '\xff\xfe'];

const awkward: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(...awkwardTexts).map((text) => unsound(encodeURIComponent(text.toWellFormed()))),
  fc.constantFrom(...brokenEncodings).map(unsound),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => unsound(encodeURIComponent(text.toWellFormed()))),
  fc.string({ unit: 'binary-ascii', maxLength: 40 }).map((text) => unsound(text.replaceAll(/[^!-~]/g, '_'))),
);

function valueOf({ schema, example, name }: Parameter): fc.Arbitrary<Value> {
  const example_ = fc.constantFrom(...[example].flat().map(String)).map(sound);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum).map(sound);
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? 1, max: schema.maximum ?? 100 }).map((number) => sound(String(number)));
  if (name === 'q')
    return fc.oneof(
      example_,
      fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => sound(text.toWellFormed().slice(0, 50).toWellFormed())),
    );
  return example_;
}

function queryOf(parameters: readonly Parameter[]): fc.Arbitrary<Value> {
  if (parameters.length === 0) return fc.constant({ text: '', isSound: true });
  const pair = fc
    .constantFrom(...parameters)
    .chain((parameter) =>
      fc
        .oneof({ weight: 3, arbitrary: valueOf(parameter) }, { weight: 1, arbitrary: awkward })
        .map(({ text, isSound }) => ({ text: `${parameter.name}=${text}`, isSound, name: parameter.name })),
    );
  // A list may be given twice; anything else twice is a mistake, so names are told apart here.
  return fc.uniqueArray(pair, { maxLength: 5, selector: ({ name }) => name }).map((pairs) => ({
    text: pairs.map(({ text }) => text).join('&'),
    isSound:
      pairs.every((one) => one.isSound) &&
      hasRequired(
        parameters,
        pairs.map(({ name }) => name),
      ),
  }));
}

const hasRequired = (parameters: readonly Parameter[], given: readonly string[]) => parameters.every(({ name, required }) => !required || given.includes(name));

const strange: fc.Arbitrary<Value> = fc
  .tuple(fc.oneof(awkward, fc.constantFrom('utm_source', 'Q', 'q[]', 'page ', '__proto__', 'constructor', 'toString').map(unsound)), awkward)
  .map(([name, value]) => unsound(`${name.text}=${value.text}`));

const headerValues: Readonly<Record<string, readonly string[]>> = {
  accept: ['*/*', 'text/html', 'application/xml;q=0.9', ';;;,', 'nonsense'],
  'accept-language': ['fr', 'fr-CA,fr;q=0.9,en;q=0.1', 'en', '*', 'zz;q=x,;;,fr;q=', 'fr;q=0', '\xff', 'f'.repeat(3000)],
  'accept-encoding': ['gzip', 'br', 'identity', 'br;q=0, gzip;q=0', '*;q=0', 'zstd', ',,;'],
  'if-none-match': ['*', '"x"', 'W/"x", "y"', '"unclosed', '\\', ','],
  cookie: ['a=b', '=', ';;;', 'a="', '__Host-x=%zz', 'é=\xe9', 'x'.repeat(4000)],
  host: ['localhost', 'evil.example', '[::1', '', 'a b', 'localhost:99999999'],
  'x-forwarded-for': ['1.2.3.4', 'unknown, ::', '\x22'],
  'x-request-id': ['mine', 'a'.repeat(500)],
  range: ['bytes=0-10', 'bytes=-', 'lines=1-2'],
  expect: ['100-continue', 'nonsense'],
  'content-type': ['application/json', 'text/plain', 'nonsense', 'application/json; charset=utf-7'],
  'x-fragment': ['results', '../', '\xff'],
  upgrade: ['h2c', 'websocket'],
};

/** Headers that any client may send, well formed or not; the host comes first, as the protocol wants one. */
export const hostileHeaders: fc.Arbitrary<readonly (readonly [string, string])[]> = fc
  .uniqueArray(
    fc.constantFrom(...Object.keys(headerValues)).chain((name) => fc.constantFrom(...(headerValues[name] ?? [''])).map((value) => [name, value] as const)),
    { maxLength: 4, selector: ([name]) => name },
  )
  .map((headers) => (headers.some(([name]) => name === 'host') ? headers : [['host', 'localhost'] as const, ...headers]));

const methods = fc.oneof(
  { weight: 8, arbitrary: fc.constant('GET') },
  { weight: 1, arbitrary: fc.constant('HEAD') },
  { weight: 2, arbitrary: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'FOO', 'get') },
);

const bodies = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('{', '{"a":1}', '[]', 'null', '\u0000', '{"__proto__":1}', 'x'.repeat(3000)) },
);

type Asked = { readonly method: string; readonly path: string; readonly parameters: readonly Parameter[]; readonly isOpen: boolean };

/** A request to one operation of the description, right or wrong in each of its parts. */
function requestTo({ method: own, path, parameters, isOpen }: Asked): fc.Arbitrary<HostileRequest> {
  const slot = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...parameters.filter((one) => one.in === 'path').map(({ example }) => String(example)), 'no-such-name').map(sound) },
    { weight: 2, arbitrary: awkward },
  );
  const suffix = fc.oneof(
    { weight: 8, arbitrary: fc.constant(sound('')) },
    { weight: 1, arbitrary: fc.constantFrom('/', '//', '/..', '/%2e%2e/', '/x', '%00', ';a=b', '.json').map(unsound) },
  );
  const query = fc.oneof({ weight: 5, arbitrary: queryOf(parameters.filter((one) => one.in === 'query')) }, { weight: 1, arbitrary: strange });
  const method_ = own === 'GET' ? methods : fc.oneof({ weight: 8, arbitrary: fc.constant(own) }, { weight: 4, arbitrary: methods });
  return fc.tuple(method_, slot, suffix, query, hostileHeaders, bodies).map(([method, filled, ending, asked, headers, body]) => ({
    method,
    target: `${path.replaceAll(/\{\w+\}/g, () => filled.text)}${ending.text}${asked.text === '' ? '' : `?${asked.text}`}`,
    headers,
    body,
    isSound: method === 'GET' && own === 'GET' && asked.isSound && ending.isSound && (filled.isSound || !path.includes('{')),
    isOpen,
  }));
}

/** Requests made from a description of the API: most of them to its operations, some beside them. */
export function hostileRequests({ paths }: Description): fc.Arbitrary<HostileRequest> {
  const known = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters, security }]) => {
      const own = parameters.flatMap((one) => ('$ref' in one ? [] : [one]));
      return { weight: security === undefined ? 4 : 1, arbitrary: requestTo({ method: method.toUpperCase(), path, parameters: own, isOpen: security === undefined }) };
    }),
  );
  const beside = ['/api', '/api/', '/api/v1', '/api/v2/listings', '/api/openapi.json', '/api/docs', '/api/v1/listings/%2e%2e/vendors', '/api/v1//listings', '/api/v1/LISTINGS'].map(
    (path) => ({ weight: 4, arbitrary: besidePath(path) }),
  );
  return fc.oneof(...known, ...beside, { weight: 4, arbitrary: besidePath('http://evil.example/api/v1/listings') });
}

const besidePath = (path: string) => requestTo({ method: 'GET', path, parameters: [], isOpen: true });
