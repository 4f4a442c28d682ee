import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { Failure } from '../failure.ts';
import { findAnswer, putAnswer, type AnswerKey, type AnswerRow } from './idempotent-answers.store.ts';
import { InvalidRequest } from './invalid-request.ts';
import { splitUrl } from './split-url.ts';
import { tagOf } from './version-header.ts';

/** What was created, as it is answered; `version` and `location` stand in headers. */
export type Made = { readonly status: number; readonly body: unknown; readonly version?: number; readonly location?: string };

/** Keeps what was made, in the transaction that makes it. */
export type Keep = (tx: Transaction, made: Made) => void;

/** Creates something, once for each Idempotency-Key: the same request again is answered as the first was, and creates nothing. */
export type CreateOnce = (request: FastifyRequest, reply: FastifyReply, work: () => Made) => FastifyReply;

/** The same for work that takes a while: it keeps what it made itself, in its own transaction. */
export type CreateOnceLater = (request: FastifyRequest, reply: FastifyReply, work: (keep: Keep) => Promise<Made>) => Promise<FastifyReply>;

type Deps = { readonly db: Database; readonly now: () => Date };
type Asked = AnswerKey & { readonly fingerprint: string };

const Headers = z.object({ 'idempotency-key': z.string().regex(/^[!-~]{1,255}$/) });

/** Lets the routes that say so create once. */
export function addCreateOnce(app: FastifyInstance, deps: Deps): void {
  const createOnce: CreateOnce = (request, reply, work) => {
    const asked = readAsked(request);
    return asked === undefined ? send(reply, work()) : once(deps, asked, { reply, work });
  };
  app.decorate('createOnce', createOnce);
  app.decorate('createOnceLater', creatingLater(deps));
}

/** The answer is kept in the transaction of what it tells of: a kill leaves both or neither. */
function once({ db, now }: Deps, asked: Asked, { reply, work }: { reply: FastifyReply; work: () => Made }): FastifyReply {
  const at = now();
  const answer = db.transaction(
    (tx) => {
      const known = findSame(tx, asked, at);
      if (known !== undefined) return known;
      const made = work();
      putAnswer(tx, rowOf(asked, made, at));
      return made;
    },
    { behavior: 'immediate' },
  );
  return 'fingerprint' in answer ? repeat(reply, answer) : send(reply, answer);
}

function creatingLater({ db, now }: Deps): CreateOnceLater {
  const underWay = new Set<string>();
  return async (request, reply, work) => {
    const asked = readAsked(request);
    if (asked === undefined) return send(reply, await work(() => undefined));
    const known = findSame(db, asked, now());
    if (known !== undefined) return repeat(reply, known);
    const id = JSON.stringify([asked.personId, asked.tokenId, asked.route, asked.key]);
    if (underWay.has(id)) throw new Failure('conflict', 'key-in-use', 'A request with this Idempotency-Key is still being done.');
    underWay.add(id);
    try {
      return send(reply, await work((tx, made) => putAnswer(tx, rowOf(asked, made, now()))));
    } finally {
      underWay.delete(id);
    }
  };
}

/** What was answered to the same request. @throws Failure `key-reused` where the key came with other content */
function findSame(db: Parameters<typeof findAnswer>[0], asked: Asked, at: Date): AnswerRow | undefined {
  const known = findAnswer(db, asked, at);
  if (known !== undefined && known.fingerprint !== asked.fingerprint) throw new Failure('bad-input', 'key-reused', 'This Idempotency-Key came with other content.');
  return known;
}

/** @throws InvalidRequest where the key is none; Error where the route does not declare that it creates once */
function readAsked({ headers, routeOptions, caller, method, url, query, body }: FastifyRequest): Asked | undefined {
  if (routeOptions.config.createsOnce !== true) throw new Error(`The route ${routeOptions.url ?? ''} does not say that it creates once.`);
  if (headers['idempotency-key'] === undefined) return undefined;
  const read = Headers.safeParse(headers);
  if (!read.success) throw new InvalidRequest('headers', Headers, read.error, headers);
  const [personId, tokenId] = caller.kind === 'nobody' ? ['nobody', ''] : [caller.id, caller.token ?? ''];
  return { personId, tokenId, route: `${method} ${splitUrl(url).path}`, key: read.data['idempotency-key'], fingerprint: fingerprintOf(query, body) };
}

function fingerprintOf(query: unknown, body: unknown): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(query ?? null))
    .update('\n');
  return hash.update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null)).digest('base64url');
}

function rowOf(asked: Asked, { status, body, version, location }: Made, createdAt: Date): AnswerRow {
  const headers = { ...(version === undefined ? {} : { etag: tagOf(version) }), ...(location === undefined ? {} : { location }) };
  return { ...asked, status, headers, body, createdAt };
}

function send(reply: FastifyReply, { status, body, version, location }: Made): FastifyReply {
  if (version !== undefined) reply.header('etag', tagOf(version));
  if (location !== undefined) reply.header('location', location);
  return reply.header('cache-control', 'private, no-store').code(status).send(body);
}

function repeat(reply: FastifyReply, { status, headers, body }: AnswerRow): FastifyReply {
  return reply
    .headers({ ...headers, 'cache-control': 'private, no-store', 'idempotency-replayed': 'true' })
    .code(status)
    .send(body);
}
