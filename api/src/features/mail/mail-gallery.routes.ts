import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { MailExample, MailKinds, type MailKind } from '#api/contract/administration.ts';
import { Language } from '#api/contract/text.ts';
import { policies } from '#api/features/authority/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { listTemplates, type ShownTemplate } from './list-templates.ts';

const config = { policy: policies.administrator };

/** What a mail may do in the frame that shows it: nothing but look as it does. */
const framed = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** `GET /administration/mails`: every kind of mail with an example, for administrators. */
export function mailGalleryRoutes({ config: { baseUrl } }: { config: { baseUrl: string } }): FastifyPluginAsyncZod {
  const shown = (name: string): ShownTemplate => {
    const found = listTemplates(baseUrl).find((template) => template.name === name);
    if (found === undefined) throw new Failure('not-found', 'not-found', 'There is no such kind of mail.');
    return found;
  };
  return async (app) => {
    app.get('/administration/mails', { config, schema: { response: { 200: MailKinds } } }, async () => listTemplates(baseUrl).map(kindOf));
    app.get('/administration/mails/:mail', { config, schema: { params: z.strictObject({ mail: z.string() }), response: { 200: MailExample } } }, async ({ params }) => {
      const template = shown(params.mail);
      return { ...kindOf(template), text: { en: template.shown.en.text, fr: template.shown.fr.text } };
    });
    app.get(
      '/administration/mails/:mail/:language/html',
      { config, schema: { hide: true, params: z.strictObject({ mail: z.string(), language: Language }) } },
      async ({ params }, reply) =>
        reply.header('content-security-policy', framed).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(shown(params.mail).shown[params.language].html),
    );
  };
}

function kindOf({ name, when, secret, hours, shown }: ShownTemplate): MailKind {
  return { name, when, isSecret: secret, hours, subject: { en: shown.en.subject, fr: shown.fr.subject } };
}
