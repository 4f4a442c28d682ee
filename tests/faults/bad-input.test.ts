import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#api/contract/addresses.ts';
import { Problem } from '#api/contract/problem.ts';
import { problemTexts } from '#api/platform/http/problem-texts.ts';
import { extent } from '../support/extent.ts';
import { awkwardTexts, hostileHeaders, hostileRequests, type Description, type HostileRequest } from '../support/hostile-requests.ts';
import { sendRaw, writeRequest, type RawAnswer } from '../support/raw-http.ts';
import { startServer, stopServer, type Running } from '../support/run-server.ts';

const home = mkdtempSync(join(tmpdir(), 'catalog-bad-input-'));
const counts = new Map<string, number>();
let server: Running;
let port: number;
let description: Description;

beforeAll(async () => {
  server = startServer({ env: { CATALOG_HOME: home, RATE_LIMIT: '999999999', LOG_LEVEL: 'error' } });
  port = Number(new URL(await server.opened).port);
  description = JSON.parse((await sendRaw(port, writeRequest('GET', '/api/openapi.json', [['host', 'localhost']]))).body);
});
afterAll(async () => {
  process.stdout.write(
    `Answers by status: ${[...counts]
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}\n`,
  );
  const { code } = await stopServer(server);
  rmSync(home, { recursive: true, force: true });
  expect(code).toBe(0);
});

async function send(bytes: Buffer, isAll = false): Promise<RawAnswer> {
  const answer = await sendRaw(port, bytes, isAll);
  counts.set(String(answer.status), (counts.get(String(answer.status)) ?? 0) + 1);
  expect(server.child.exitCode, 'The server ended.').toBeNull();
  expect(answer.status, answer.body).toBeLessThan(500);
  return answer;
}

/** The language that a sound request asks for. */
function languageOf({ target, headers }: HostileRequest): 'en' | 'fr' {
  const asked = new URLSearchParams(/\?(.*)$/s.exec(target)?.[1]).get('lang');
  if (asked === 'en' || asked === 'fr') return asked;
  return headers.some(([name, value]) => name === 'accept-language' && /^fr(-CA|$)/.test(value)) ? 'fr' : 'en';
}

/** What is sent may make another name of `/api`, such as `/api;x`. */
const isOfApi = ({ target }: HostileRequest) => /^(http:\/\/[^/]*)?\/api([/?]|$)/.test(target);

function expectProblem(answer: RawAnswer, language: 'en' | 'fr'): void {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = Problem.parse(JSON.parse(answer.body));
  const text = Object.entries(problemTexts[language]).find(([, { title }]) => title === problem.title);
  expect(text, `${problem.title} is a title in ${language}`).toBeDefined();
  expect(problem.status).toBe(answer.status);
  expect(problem.type).toBe(`/api/docs/#problem-${text?.[0] ?? ''}`);
  for (const sentence of [problem.detail, ...(problem.errors ?? []).map(({ detail }) => detail)]) expect(sentence).toMatch(/^.{10,}[.?]$/su);
}

const runs = (full: number, part: number) => ({ numRuns: extent(full, part), endOnFailure: true });

test('every request made from the description is answered, and every refusal is a problem in the language of whoever asks', async () => {
  await fc.assert(
    fc.asyncProperty(hostileRequests(description), async (request) => {
      const answer = await send(writeRequest(request.method, request.target, request.headers, request.body));
      expect(answer.status).toBeGreaterThan(0);
      // What is for people who are signed in is refused to nobody before anything of the request is looked at.
      if (request.isSound) expect(request.isOpen ? [200, 301, 302, 304, 308, 404, 410] : [401]).toContain(answer.status);
      if (answer.status === 405) expect(answer.headers['allow']).toMatch(/GET|POST|PUT|PATCH|DELETE/);
      if (answer.status >= 400 && request.method !== 'HEAD' && isOfApi(request)) expectProblem(answer, languageOf(request));
      if (answer.status === 200 && request.method === 'GET' && (answer.headers['content-encoding'] ?? '') === '') JSON.parse(answer.body);
    }),
    runs(10_000, 220),
  );
  for (const status of ['200', '400', '404', '405']) expect(counts.get(status) ?? 0, `answers of ${status}`).toBeGreaterThan(5);
  expect(server.errors()).toBe('');
});

const broken: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(
      'GET',
      'GET /api/v1/listings',
      'GET /api/v1/listings HTTP/9.9\r\n\r\n',
      'GET  /api/v1/ HTTP/1.1\r\nhost: x\r\n\r\n',
      'GET /api/v1/ HTTP/1.1\r\n\r\n',
      'GET /en/ HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n',
      'GET /api/v1/ HTTP/1.1\r\nhost : x\r\n\r\n',
      'GET /api/v1/ HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n',
      `GET /api/v1/listings?q=${'a'.repeat(30_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      `GET /fr/ HTTP/1.1\r\nhost: x\r\ncookie: ${'a'.repeat(30_000)}\r\n\r\n`,
      'POST /api/v1/listings HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcde',
      'POST /api/v1/listings HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      'POST /api/v1/listings HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\nnonsense\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      'CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      '\u0000'.repeat(100),
    )
    .map((text) => Buffer.from(text, 'latin1')),
);

test('bytes that are no request are refused or given up, and harm nobody', async () => {
  await fc.assert(
    fc.asyncProperty(broken, async (bytes) => {
      const answer = await send(bytes, true);
      if (answer.status >= 400) expect(answer.body.length).toBeGreaterThan(100);
    }),
    runs(2_000, 40),
  );
});

const addresses = Object.values(pages).flatMap(({ en, fr }) => [en, fr]);
const text = fc.oneof(fc.constantFrom(...awkwardTexts), fc.string({ unit: 'grapheme', maxLength: 30 })).map((one) => encodeURIComponent(one.toWellFormed()));
const name = fc.constantFrom('q', 'page', 'sort', 'area', 'letter', 'province', 'utm_source', '%zz', '', '__proto__', 'lang');
const query = fc
  .array(
    fc.tuple(name, fc.oneof(text, fc.constantFrom('%', '%ff', '&&&', '=='))).map(([key, value]) => `${key}=${value}`),
    { maxLength: 4 },
  )
  .map((parts) => parts.join('&'));
const target = fc
  .constantFrom(...addresses, '/en/solutions/', '/fr/solutions/', '/en/vendors/', '/fr/fournisseurs/')
  .map((pattern) => pattern.replaceAll(/\[\w+\]/g, 'no-such-name'));

test('a page ignores what it does not know and shows any text as text', async () => {
  await fc.assert(
    fc.asyncProperty(target, query, hostileHeaders, async (address, asked, headers) => {
      const plain = headers.filter(([header]) => header !== 'accept-encoding' && header !== 'if-none-match');
      const answer = await send(writeRequest('GET', `${address}?${asked}`, plain));
      if (plain.some(([header, value]) => header === 'host' && value === '')) return;
      // A private page leads whoever is not signed in to where one signs in.
      if (answer.status === 303) {
        expect(answer.headers['location']).toMatch(/^\/(en\/sign-in|fr\/connexion)\/\?next=%2F/);
        return;
      }
      expect([200, 404, 410], answer.body.slice(0, 300)).toContain(answer.status);
      if (!answer.headers['content-type']?.startsWith('text/html')) return;
      // Part of a page is sent to whoever asks for a part.
      if (!plain.some(([header]) => header === 'x-fragment')) expect(answer.body).toMatch(/<h1[\s>]/);
      // Within quotes an angle is only a character; whatever breaks out of them is seen.
      expect(answer.body.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<script>alert|<img src=x|onerror=alert\(1\)>/);
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    }),
    runs(3_000, 60),
  );
  expect(server.errors()).toBe('');
});
