import { lookup } from 'node:dns/promises';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress, isPublicHost } from './public-address.ts';

/** Why a request to the outside was not made, or brought nothing. */
export const obstacles = ['bad-address', 'inner-address', 'unknown-host', 'too-many-redirects', 'too-slow', 'too-large', 'bad-certificate', 'no-answer'] as const;
export type Obstacle = (typeof obstacles)[number];

/** What came of a request: the last status and address, and as much of the content as was asked for; or what stood in its way. */
export type OutsideAnswer =
  | { readonly ok: true; readonly status: number; readonly address: string; readonly type: string; readonly body: Buffer; readonly hops: number }
  | { readonly ok: false; readonly obstacle: Obstacle; readonly address: string };

/** An address that a name leads to. */
export type Resolved = { readonly address: string; readonly family: number };

/** What requests to the outside are made of; all but the limits are stood in for in tests alone. */
export type OutsideOptions = {
  /** Milliseconds for everything: names, redirects and content. */
  readonly timeoutMs: number;
  /** How much content is read; with 0 it is left unread. */
  readonly mostBytes: number;
  readonly mostRedirects: number;
  readonly resolve: (host: string) => Promise<readonly Resolved[]>;
  readonly isPublic: (address: string) => boolean;
  readonly isPublicHost: (host: string) => boolean;
  readonly ports: readonly string[];
  readonly agent: string;
};

const usual: OutsideOptions = {
  timeoutMs: 10_000,
  mostBytes: 0,
  mostRedirects: 5,
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
  isPublic: isPublicAddress,
  isPublicHost,
  ports: ['', '80', '443', '8080', '8443'],
  agent: 'CATAlog-link-check/1.0',
};

class Obstructed extends Error {
  readonly obstacle: Obstacle;

  constructor(obstacle: Obstacle) {
    super(obstacle);
    this.obstacle = obstacle;
  }
}

/**
 * Asks a public server for an address that somebody typed. A name is resolved once and the connection goes to that very address,
 * so that a name cannot lead elsewhere the second time; each redirect is looked at like the first address. Never throws for what the outside does.
 */
export async function requestPublic(given: string, options: Partial<OutsideOptions> = {}): Promise<OutsideAnswer> {
  const all = { ...usual, ...options };
  const signal = AbortSignal.timeout(all.timeoutMs);
  let address = given;
  try {
    for (let hops = 0; hops <= all.mostRedirects; hops += 1) {
      const answer = await requestOnce(address, all, signal);
      if (answer.next === undefined) return { ok: true, address, hops, status: answer.status, type: answer.type, body: answer.body };
      address = answer.next;
    }
    return { ok: false, obstacle: 'too-many-redirects', address };
  } catch (error) {
    return { ok: false, obstacle: obstacleOf(error, signal), address };
  }
}

function obstacleOf(error: unknown, signal: AbortSignal): Obstacle {
  if (error instanceof Obstructed) return error.obstacle;
  if (signal.aborted) return 'too-slow';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'unknown-host';
  return /CERT|TLS|SSL|SIGNED|ALTNAME/.test(code) ? 'bad-certificate' : 'no-answer';
}

type Answer = { readonly status: number; readonly type: string; readonly body: Buffer; readonly next: string | undefined };

async function requestOnce(address: string, options: OutsideOptions, signal: AbortSignal): Promise<Answer> {
  const url = parse(address, options);
  const pinned = await resolveOnce(url.hostname, options, signal);
  const response = await send(url, pinned, options, signal);
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
    response.destroy();
    const next = URL.parse(location, url.href);
    if (next === null) throw new Obstructed('bad-address');
    return { status, type: '', body: Buffer.alloc(0), next: next.href };
  }
  return { status, type: response.headers['content-type'] ?? '', body: await readBody(response, options.mostBytes), next: undefined };
}

function parse(address: string, { ports, isPublicHost: isPossible }: OutsideOptions): URL {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') throw new Obstructed('bad-address');
  if (!ports.includes(url.port)) throw new Obstructed('bad-address');
  if (!isPossible(url.hostname)) throw new Obstructed('inner-address');
  return url;
}

/** The one address that the connection will go to; a name of which any address is not public is refused altogether. */
async function resolveOnce(hostname: string, { resolve, isPublic }: OutsideOptions, signal: AbortSignal): Promise<Resolved> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const found = family === 0 ? await orAborted(resolve(host), signal) : [{ address: host, family }];
  const [first] = found;
  if (first === undefined) throw new Obstructed('unknown-host');
  if (!found.every((one) => isPublic(one.address))) throw new Obstructed('inner-address');
  return found.find((one) => one.family === 4) ?? first;
}

/** Names are resolved by the system, which cannot be told to stop. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const stop = (): void => aborted.reject(new Obstructed('too-slow'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function send(url: URL, pinned: Resolved, { agent }: OutsideOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method: 'GET',
    signal,
    // No connection is shared, and none goes through a proxy of the environment.
    agent: false,
    maxHeaderSize: 32_768,
    lookup: (_, asked, answer) => (asked.all === true ? answer(null, [{ ...pinned }]) : answer(null, pinned.address, pinned.family)),
    headers: { 'user-agent': agent, accept: '*/*', 'accept-encoding': 'identity', 'accept-language': 'en-CA, fr-CA' },
  };
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = url.protocol === 'https:' ? requestSecure(url, options, resolve) : requestPlain(url, options, resolve);
  sent.once('error', reject);
  sent.end();
  return promise;
}

async function readBody(response: IncomingMessage, most: number): Promise<Buffer> {
  // What is thrown away may end in an error that concerns nobody.
  response.on('error', () => undefined);
  if (most === 0) {
    response.destroy();
    return Buffer.alloc(0);
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > most) throw new Obstructed('too-large');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
