import type { FastifyInstance } from 'fastify';
import { matchPage } from './features/pages/index.ts';
import { isOfThisMachine } from './platform/loopback.ts';
import { refuse } from './platform/http/problem-details.ts';

/** Hides the page of mails that were kept instead of sent from everyone but this machine: whoever reads them can sign in as anyone. */
export function guardMailbox(app: FastifyInstance, config: { readonly baseUrl: string; readonly trustProxy: boolean }): void {
  app.addHook('onRequest', async (request, reply) => {
    const [path = ''] = request.url.split('?');
    if (matchPage(path)?.name !== 'mailbox' || isOfThisMachine(config, request)) return undefined;
    return refuse(request, reply, { type: 'not-found' });
  });
}
