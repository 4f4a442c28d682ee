import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { KeptMail } from '#api/contract/administration.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { isInProcess } from '#api/platform/http/in-process.ts';
import { sendProblem } from '#api/platform/http/problem-details.ts';

const shownAtMost = 50;

/** `GET /mailbox`: the newest mails that were kept instead of sent. Only the page of the same name reads it, which is for this machine alone. */
export function mailboxRoutes({ paths }: { paths: { mail: string } }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/mailbox', { config: openToAll, schema: { hide: true, response: { 200: z.array(KeptMail) } } }, async (request, reply) => {
      if (!isInProcess(request)) return sendProblem(request, reply, { type: 'not-found' });
      return listKept(paths.mail);
    });
  };
}

function listKept(folder: string): KeptMail[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
  return names
    .slice(-shownAtMost)
    .toReversed()
    .map((name) => KeptMail.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}
