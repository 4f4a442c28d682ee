import type { FastifyInstance } from 'fastify';
import { compress } from '../pages/encode.ts';
import { chooseEncoding } from './choose-encoding.ts';
import { isInProcess } from './in-process.ts';

/** Below this size in bytes an answer fits into one packet anyway. */
const worthwhile = 1200;

/** A quality of both encodings that costs less than the answer itself does. */
const quality = 4;

/** Compresses the texts that an app answers with. */
export function addCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || isInProcess(request)) return payload;
    reply.header('vary', ['accept-encoding', reply.getHeader('vary')].filter((one) => one !== undefined).join(', '));
    const encoding = chooseEncoding(request.headers['accept-encoding']);
    if (encoding === 'identity' || payload.length < worthwhile) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return compress(Buffer.from(payload), encoding, quality);
  });
}
