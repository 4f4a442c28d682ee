import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Contacts } from '#api/contract/contacts.ts';
import { openToAll } from '#api/platform/authority/policy.ts';

type Addresses = { readonly contactEmail: string; readonly mediaEmail: string; readonly securityEmail: string };

/** `GET /contacts`. */
export function contactRoutes({ config }: { config: Addresses }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/contacts',
      { config: openToAll, schema: { tags: ['contacts'], summary: 'Whom to write to', querystring: z.strictObject({}), response: { 200: Contacts } } },
      async () => ({
        listings: config.contactEmail,
        media: config.mediaEmail,
        security: config.securityEmail,
      }),
    );
  };
}
