import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '#api/contract/problem.ts';
import { problemTexts } from '#api/platform/http/problem-texts.ts';
import { openCast, type Cast, type Role } from '../api/authority/cast.ts';
import { extent } from '../support/extent.ts';
import { contentOf, fieldsOf, pathsOf, pick, randomFrom, replaceAt, wrongValues, type Random, type Schema } from '../support/hostile-bodies.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let cast: Cast;
const counts = new Map<string, number>();
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  cast = await openCast(catalogue);
});
afterAll(() => catalogue.close());

type Route = TestCatalogue['app']['routeTable'][number];

/** What is sent, and the path of the one value that is wrong in it. */
type Content = { readonly type: string; readonly body: string | Buffer; readonly wrong?: readonly string[] };

/** The roles that are in for something; the others are the matrix' business. */
const names = ['nobody', 'person without a vendor', 'editor', 'owner', 'moderator', 'administrator'];

/** What a test takes back is what is in the database: a file that was removed would stay away. */
const removesFile = ({ method, url }: Route) => method === 'DELETE' && url.endsWith('/evidence/:evidence');

const routesOf = () =>
  catalogue.app.routeTable.filter((route) => !removesFile(route) && ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(route.method) && !route.url.includes('*'));

const awkwardSlots = ['%00', 'no-such-thing', '..%2f..%2fcatalog.db', 'a'.repeat(190), '%ed%a0%80', '__proto__', '1e309', '%27%20or%201%3D1', '-1'];

function fillSlots({ url }: Route, slots: Readonly<Record<string, string>>, random: Random): string {
  const isValid = random() < 0.5;
  return url.replace(/:(\w+)/g, (_, name: string) => (isValid || random() < 0.5 ? (slots[name] ?? randomUUID()) : (pick(random, awkwardSlots) ?? 'x')));
}

function schemaOf({ body }: Route): Schema | undefined {
  if (body === undefined) return undefined;
  try {
    const schema: Schema = JSON.parse(JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })));
    return schema;
  } catch {
    return undefined;
  }
}

const schemas = new Map<Route, Schema | undefined>();

function makeContent(route: Route, random: Random): Content {
  if (!schemas.has(route)) schemas.set(route, schemaOf(route));
  const sound = contentOf(schemas.get(route) ?? {}, random);
  const isForm = !route.url.startsWith('/api/');
  const kind = random();
  if (kind < 0.15) return brokenContent(sound, isForm, random);
  const wrong = pick(random, pathsOf(sound)) ?? [];
  const content = kind < 0.35 ? sound : replaceAt(sound, wrong, pick(random, wrongValues));
  const told = kind < 0.35 ? {} : { wrong };
  return isForm
    ? { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fieldsOf(content).map(([name, text]): [string, string] => [name, text.toWellFormed()])).toString() }
    : { type: 'application/json', body: JSON.stringify(content) ?? '', ...told };
}

/** What is no content at all: cut off, doubled, too deep, or of another kind than it says. */
function brokenContent(sound: unknown, isForm: boolean, random: Random): Content {
  const json = JSON.stringify(sound) ?? '';
  const fields = new URLSearchParams(fieldsOf(sound).map(([name, text]): [string, string] => [name, text])).toString();
  const multipart = `--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n`;
  const made: readonly Content[] = [
    { type: 'application/json', body: json.slice(0, Math.floor(json.length / 2)) },
    { type: 'application/json', body: `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
    { type: 'application/json; charset=utf-7', body: json },
    { type: 'application/json', body: Buffer.from([0xff, 0xfe, 0x7b, 0x80, 0x7d]) },
    { type: 'application/json', body: '{"__proto__":{"role":"administrator"},"constructor":1}' },
    { type: 'application/json', body: '{"a":1e999,"a":2}' },
    { type: 'text/plain', body: json },
    { type: 'nonsense', body: json },
    { type: 'application/x-www-form-urlencoded', body: `${fields}&${fields}` },
    { type: 'application/x-www-form-urlencoded', body: `%=%&=&a.b.c=1&a=2&a.0=3&__proto__.x=1&constructor.prototype.y=1&${'x.'.repeat(2_000)}=1` },
    { type: 'application/x-www-form-urlencoded; charset=utf-16', body: fields },
    { type: 'multipart/form-data', body: multipart },
    { type: 'multipart/form-data; boundary=b', body: multipart },
    {
      type: 'multipart/form-data; boundary=b',
      body: `${multipart}--b\r\ncontent-disposition: form-data; name="a"; filename="../../x\u0000.png"\r\ncontent-type: image/png\r\n\r\nnot an image\r\n--b--\r\n`,
    },
    { type: `multipart/form-data; boundary=${'b'.repeat(400)}`, body: 'x' },
    { type: 'multipart/form-data; boundary=b', body: '--b\r\n\r\n\r\n--b--' },
  ];
  return pick(random, isForm ? made.slice(4) : made) ?? { type: '', body: '' };
}

const versions = ['"1"', '"2"', 'W/"1"', '*', '1', '"x"', '"99999999999"', '', '"1", "2"'];

async function sendOne(route: Route, role: Role, random: Random): Promise<string[]> {
  const thing = pick(
    random,
    cast.things.filter(({ name }) => role.vendor === undefined || random() < 0.3 || name === role.vendor),
  );
  const url = fillSlots(route, thing?.slots ?? {}, random);
  const content = ['POST', 'PUT', 'PATCH'].includes(route.method) ? makeContent(route, random) : undefined;
  const french = random() < 0.3;
  const { $client } = catalogue.runtime.db;
  const method = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((one) => one === route.method) ?? 'GET';
  const headers = {
    origin: catalogue.runtime.config.baseUrl,
    ...(role.cookie === undefined ? {} : { cookie: role.cookie }),
    ...(french ? { 'accept-language': 'fr' } : {}),
    ...(random() < 0.7 ? { 'if-match': pick(random, versions) ?? '' } : {}),
    ...(content === undefined || content.type === '' ? {} : { 'content-type': content.type }),
  };
  $client.exec('begin');
  try {
    const answer = await catalogue.app.inject({ method, url, headers, ...(content === undefined ? {} : { payload: content.body }) });
    const key = `${role.name} ${answer.statusCode}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const told = `${method} ${url.slice(0, 120)} as ${role.name}, ${content?.type ?? ''} ${String(content?.body ?? '').slice(0, 200)}: ${answer.statusCode}`;
    return judge(route, { ...answer, headers: answer.headers }, { french, content }).map((why) => `${told}: ${why}`);
  } finally {
    if ($client.inTransaction) $client.exec('rollback');
  }
}

type Answer = { readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

function judge(route: Route, { statusCode, headers, body }: Answer, { french, content }: { french: boolean; content: Content | undefined }): string[] {
  if (statusCode >= 500) return [body.slice(0, 300)];
  if (statusCode < 400) return [];
  const type = String(headers['content-type']);
  if (/^\/(en|fr)\//.test(route.url)) return judgePage(type, body, route.url.slice(1, 3));
  if (!route.url.startsWith('/api/')) return [];
  if (type !== 'application/problem+json; charset=utf-8') return [`the problem is ${type}`];
  const problem = Problem.safeParse(JSON.parse(body));
  if (!problem.success) return ['it is no problem'];
  const title = Object.values(problemTexts[french ? 'fr' : 'en']).some((text) => text.title === problem.data.title);
  return [...(title ? [] : [`${problem.data.title} is no title in ${french ? 'French' : 'English'}`]), ...judgePointers(problem.data.errors ?? [], content?.wrong)];
}

function judgePage(type: string, body: string, language: string): string[] {
  return type.startsWith('text/html') && new RegExp(`<html[^>]*lang="${language}`).test(body) ? [] : [`it is no page in ${language}: ${type}`];
}

/** Of the pointers to what is wrong in the body, one leads to the value that was made wrong, or to what it stands in. */
function judgePointers(errors: readonly { readonly pointer?: string | undefined }[], wrong: readonly string[] | undefined): string[] {
  const pointers = errors.flatMap(({ pointer }) => (pointer === undefined ? [] : [pointer]));
  if (wrong === undefined || pointers.length === 0) return [];
  named.all += 1;
  const at = wrong.map((part) => `/${part}`).join('');
  if (pointers.some((pointer) => pointer.startsWith(at) || at.startsWith(pointer))) named.right += 1;
  return [];
}

const named = { all: 0, right: 0 };

test('whatever anybody sends to whatever route is answered, and refused in the right form', async () => {
  const random = randomFrom(20_261_125);
  const routes = routesOf();
  const roles = cast.roles.filter(({ name }) => names.includes(name));
  const wrong: string[] = [];
  const total = extent(10_000, 1_500);
  for (let sent = 0; sent < total; sent += 1) {
    const [route, role] = [pick(random, routes), pick(random, roles)];
    if (route !== undefined && role !== undefined) wrong.push(...(await sendOne(route, role, random)));
  }
  const figures = [...counts].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, count]) => `${key}: ${count}`);
  process.stdout.write(
    `Bad input, ${total} requests to ${routes.length} routes: ${wrong.length} answered wrongly; ${named.right} of ${named.all} refusals that point somewhere point to the value made wrong. By role and status: ${figures.join(', ')}\n`,
  );
  expect(wrong).toEqual([]);
  for (const role of names.slice(2)) for (const status of [200, 400, 422]) expect(counts.get(`${role} ${status}`) ?? 0, `${role}: ${status}`).toBeGreaterThan(5);
});
