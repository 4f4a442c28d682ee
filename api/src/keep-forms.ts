import type { FastifyInstance } from 'fastify';
import { forgetKeptForm, keepForm, takeKeptForm, type Identity } from './features/identity/index.ts';
import type { KeepForm, TakeKeptForm } from './platform/http/add-form.ts';
import { entrances } from './serve-private-pages.ts';

/** Lets forms that come after their session has ended be kept, and given back once their person has signed in again. */
export function keepForms(app: FastifyInstance, identity: Identity): void {
  const keep: KeepForm = (request, reply, sent) => {
    const cookie = keepForm(identity, sent, request);
    const entrance = entrances.signIn(request);
    if (cookie !== undefined) reply.header('set-cookie', cookie);
    return reply.header('cache-control', 'no-store').redirect(cookie === undefined ? entrance : `${entrance}&kept=1`, 303);
  };
  const take: TakeKeptForm = (request, reply, address) => {
    const kept = takeKeptForm(identity, address, request);
    if (kept !== undefined) reply.header('set-cookie', forgetKeptForm(identity));
    return kept;
  };
  app.decorate('keepForm', keep);
  app.decorate('takeKeptForm', take);
}
