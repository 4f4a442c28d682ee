import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { hasTag } from './entity-tag.ts';

/**
 * Gives JSON answers that have none a weak ETag of their content, which any encoding of it shares, and answers 304 to whoever has it.
 * What is for one person alone nobody keeps.
 */
export function addJsonEtags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.caller.kind === 'person') {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-store');
      return payload;
    }
    if (reply.getHeader('cache-control') === 'no-store') return payload;
    if (reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const given = reply.getHeader('etag');
    // A strong tag is a version, for whoever changes the thing.
    if (given !== undefined && !isWeak(given)) return payload;
    const tag = given ?? `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
    reply.header('etag', tag).header('cache-control', 'no-cache');
    if (!hasTag(request.headers['if-none-match'], tag.slice(2))) return payload;
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    // Nothing at all (null) breaks the answer to HEAD.
    return '';
  });
}

function isWeak(tag: ReturnType<FastifyReply['getHeader']>): tag is string {
  return typeof tag === 'string' && tag.startsWith('W/');
}
