import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { requestPublic, type OutsideOptions, type Resolved } from '#api/platform/outside/public-request.ts';
import { within } from '../../support/extent.ts';

/** This machine has many loopback addresses: here the second one plays the public internet, and the first one the inner network. */
const outside = '127.0.0.2';
const inside = '127.0.0.1';

let port = 0;
let innerHits = 0;
let outerHits: string[] = [];
let respond: RequestListener;
const servers: Server[] = [];

function listen(address: string, on: number, listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(on, address, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
    });
  });
}

beforeAll(async () => {
  port = await listen(outside, 0, (request, response) => {
    outerHits.push(`${request.headers.host} ${request.url}`);
    respond(request, response);
  });
  await listen(inside, port, (_, response) => {
    innerHits += 1;
    response.end('the secret of the inner network');
  });
});
afterAll(() => servers.forEach((server) => server.close()));
beforeEach(() => {
  innerHits = 0;
  outerHits = [];
  respond = (_, response) => response.end('public');
});

const v4 = (...addresses: string[]): readonly Resolved[] => addresses.map((address) => ({ address, family: 4 }));

function ask(address: string, more: Partial<OutsideOptions> = {}) {
  return requestPublic(address, {
    ports: [String(port)],
    isPublic: (found) => found === outside,
    isPublicHost: () => true,
    resolve: async () => v4(outside),
    timeoutMs: 2000,
    ...more,
  });
}

test('a public server is asked by its name, and answers', async () => {
  const answer = await ask(`http://vendor.ca:${port}/evidence?a=1`, { mostBytes: 100 });
  expect(answer).toMatchObject({ ok: true, status: 200, hops: 0 });
  expect(answer.ok && answer.body.toString()).toBe('public');
  expect(outerHits).toEqual([`vendor.ca:${port} /evidence?a=1`]);
});

test('a name that leads elsewhere when it is asked for again cannot lead inside: it is asked for once, and the connection goes there', async () => {
  let asked = 0;
  const answer = await ask(`http://rebinding.ca:${port}/`, { resolve: async () => ((asked += 1) === 1 ? v4(outside) : v4(inside)) });
  expect(answer).toMatchObject({ ok: true, status: 200 });
  expect([asked, outerHits.length, innerHits]).toEqual([1, 1, 0]);
});

test('a name that leads inside is refused, also where only one of its addresses does', async () => {
  for (const found of [v4(inside), v4(outside, inside), v4(inside, outside)])
    expect(await ask(`http://inner.ca:${port}/`, { resolve: async () => found })).toMatchObject({ ok: false, obstacle: 'inner-address' });
  expect([outerHits.length, innerHits]).toEqual([0, 0]);
});

test('a redirect to the inside is refused, by address and by name, and after any number of hops', async () => {
  const targets = [`http://${inside}:${port}/`, `http://inner.ca:${port}/`, `http://[::1]:${port}/`, `http://2130706433:${port}/`, `//${inside}:${port}/latest/meta-data/`];
  for (const target of targets) {
    respond = (request, response) => (request.url === '/first' ? response.writeHead(302, { location: '/second' }).end() : response.writeHead(307, { location: target }).end());
    const answer = await ask(`http://vendor.ca:${port}/first`, { resolve: async (host) => (host === 'inner.ca' ? v4(inside) : v4(outside)) });
    expect(answer, target).toMatchObject({ ok: false, obstacle: 'inner-address' });
  }
  expect(innerHits).toBe(0);
});

test('a redirect resolves anew, and a rebinding between two hops is refused', async () => {
  respond = (_, response) => response.writeHead(302, { location: '/next' }).end();
  let asked = 0;
  expect(await ask(`http://vendor.ca:${port}/`, { resolve: async () => ((asked += 1) === 1 ? v4(outside) : v4(inside)) })).toMatchObject({ ok: false, obstacle: 'inner-address' });
  expect([asked, innerHits]).toEqual([2, 0]);
});

test('other schemes, ports, and names with a password are refused, in the address and in a redirect', async () => {
  const bad = [
    'ftp://vendor.ca/',
    'file:///etc/passwd',
    'gopher://vendor.ca/',
    'javascript:1',
    `http://user:pass@vendor.ca:${port}/`,
    'http://vendor.ca:22/',
    'no address',
    'http://',
  ];
  for (const target of bad) {
    expect(await ask(target), target).toMatchObject({ ok: false, obstacle: 'bad-address' });
    if (target === 'no address') continue;
    respond = (_, response) => response.writeHead(301, { location: target }).end();
    expect(await ask(`http://vendor.ca:${port}/`), target).toMatchObject({ ok: false });
  }
});

test('redirects end after five', async () => {
  respond = (request, response) => response.writeHead(302, { location: `${request.url}x` }).end();
  expect(await ask(`http://vendor.ca:${port}/`)).toMatchObject({ ok: false, obstacle: 'too-many-redirects' });
  expect(outerHits).toHaveLength(6);
});

test('a server that is slow to answer, sends drop by drop, or a name that never resolves ends in time', async () => {
  const endsInTime = async (more: Partial<OutsideOptions>): Promise<void> => {
    const start = performance.now();
    expect(await ask(`http://vendor.ca:${port}/`, { timeoutMs: 300, ...more })).toMatchObject({ ok: false, obstacle: 'too-slow' });
    expect(performance.now() - start).toBeLessThan(within(1500));
  };
  respond = () => undefined;
  await endsInTime({});
  respond = (_, response) => {
    const drip = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(drip));
  };
  await endsInTime({ mostBytes: 1_000_000 });
  await endsInTime({ resolve: () => new Promise(() => undefined) });
});

test('content ends at its limit, whatever length was promised, and is not read where none is wanted', async () => {
  respond = (_, response) => response.end('x'.repeat(5_000_000));
  expect(await ask(`http://vendor.ca:${port}/`, { mostBytes: 1000 })).toMatchObject({ ok: false, obstacle: 'too-large' });
  const answer = await ask(`http://vendor.ca:${port}/`);
  expect(answer.ok && answer.body.length).toBe(0);
});

test('a server that speaks no HTTP, or none at all, is no answer', async () => {
  const raw = createRawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
  const rawPort = await new Promise<number>((resolve) => {
    raw.listen(0, outside, () => {
      const bound = raw.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
    });
  });
  expect(await ask(`http://vendor.ca:${rawPort}/`, { ports: [String(rawPort)] })).toMatchObject({ ok: false, obstacle: 'no-answer' });
  raw.close();
  expect(await ask('http://vendor.ca:9/', { ports: ['9'] })).toMatchObject({ ok: false, obstacle: 'no-answer' });
  expect(await ask(`https://vendor.ca:${port}/`)).toMatchObject({ ok: false });
});

test('without anything stood in for, this machine is out of reach by every one of its names', async () => {
  const addresses = [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    'http://localhost/',
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://0.0.0.0/',
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/',
  ];
  for (const address of addresses) expect(await requestPublic(address), address).toMatchObject({ ok: false });
  expect([outerHits.length, innerHits]).toEqual([0, 0]);
});
