import { createCatalogueClient } from '@catalog/api/contract/catalogue-client.ts';
import { createMemberClient } from '@catalog/api/contract/member-client.ts';
import type { MiddlewareHandler } from 'astro';
import { catalogueOrigin } from './catalogue-origin.ts';

const read = (path: string): Promise<Response> => fetch(`${catalogueOrigin}${path}`);

/** Gives pages what the server gives them, read over the network as anyone may. */
export const onRequest: MiddlewareHandler = ({ locals }, next) => {
  Object.assign(locals, {
    client: createCatalogueClient(read),
    today: new Date().toISOString().slice(0, 10),
    caller: undefined,
    member: createMemberClient(read),
    form: undefined,
    hasMailbox: false,
  });
  return next();
};
