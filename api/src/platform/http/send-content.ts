import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Encoding } from '../pages/encode.ts';
import { entityTag, hasTag } from './entity-tag.ts';

/** A content in one encoding, ready to be sent. */
export type Content = {
  readonly hash: string;
  readonly encoding: Encoding;
  readonly type: string;
  readonly cacheControl: string;
  readonly body: Buffer;
  /** What else than the encoding the answer depends on. */
  readonly vary?: string;
};

/** Sends a content with its tag, or 304 to whoever has it. A part of it cannot be asked for, so a Range header is ignored. */
export function sendContent(request: FastifyRequest, reply: FastifyReply, content: Content): FastifyReply {
  const tag = entityTag(content.hash, content.encoding);
  reply
    .header('etag', tag)
    .header('vary', content.vary ?? 'accept-encoding')
    .header('cache-control', content.cacheControl);
  if (reply.statusCode === 200 && hasTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
  if (content.encoding !== 'identity') reply.header('content-encoding', content.encoding);
  return reply.type(content.type).send(content.body);
}

/** A content whose headers are written out, so that sending it again costs nothing but sending. */
export type ReadyContent = { readonly headers: readonly string[]; readonly body: Buffer };

/** Writes out the headers of a content; `fixed` are those that hooks set on every other answer. */
export function makeReady(content: Content, fixed: Readonly<Record<string, string>>): ReadyContent {
  const named = {
    ...fixed,
    etag: entityTag(content.hash, content.encoding),
    vary: content.vary ?? 'accept-encoding',
    'cache-control': content.cacheControl,
    'content-type': content.type,
    'content-length': String(content.body.length),
    ...(content.encoding === 'identity' ? {} : { 'content-encoding': content.encoding }),
  };
  return { headers: Object.entries(named).flat(), body: content.body };
}

/** Sends a ready content straight to the socket. */
export function sendReady(response: ServerResponse, { headers, body }: ReadyContent): void {
  response.writeHead(200, [...headers, 'x-request-id', randomUUID()]);
  response.end(body);
}
