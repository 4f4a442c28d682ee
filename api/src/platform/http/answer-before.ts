import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Answers a request, or says that it did not. */
export type Front = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Has what can be answered from memory answered before the framework sees it.
 * Where requests are logged, none is, so that the log misses nothing.
 */
export function answerBefore(app: FastifyInstance, front: Front): void {
  app.addHook('onReady', async () => {
    if (app.log.level === 'info' || app.log.level === 'debug' || app.log.level === 'trace') return;
    const listeners = app.server.listeners('request');
    app.server.removeAllListeners('request');
    app.server.on('request', (request, response) => {
      if (!front(request, response)) for (const listener of listeners) listener.call(app.server, request, response);
    });
  });
}
