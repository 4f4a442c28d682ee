import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SentToken } from '#api/contract/interest.ts';
import { Slug } from '#api/contract/listing-content.ts';
import { Report, Reported, ReportHandling, ReportInput } from '#api/contract/report.ts';
import { policies } from '#api/features/authority/index.ts';
import { openToAll, personOf } from '#api/platform/authority/policy.ts';
import { callerLanguage } from '#api/platform/http/caller-language.ts';
import { handleReport } from './handle-report.ts';
import type { ProofOfWork } from './proof-of-work.ts';
import { confirmReport, reportListing, type ReportDeps } from './report-listing.ts';
import { shownReport } from './show-report.ts';

/** Counts what is sent from an address and a network, and refuses where it is too much. */
export type LimitSending = (account: string, ip: string) => void;

const OfListing = z.strictObject({ slug: Slug });
const OneReport = z.strictObject({ report: z.uuid() });

/** Reporting and confirming for everyone, and closing a report for the staff: the same as by the forms. */
export function reportWrites(deps: ReportDeps, work: ProofOfWork, limit: LimitSending): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/listings/:slug/reports',
      { config: { ...openToAll, createsOnce: true }, schema: { params: OfListing, body: ReportInput, response: { 202: Reported } } },
      async (request, reply) => {
        const { params, body: input } = request;
        limit(input.email ?? request.ip, request.ip);
        const sent = { slug: params.slug, input, language: callerLanguage(request) };
        return app.createOnce(request, reply, () => ({ status: 202, body: { state: reportListing(deps, work, sent) } }));
      },
    );
    app.post('/reports/confirm', { config: openToAll, schema: { body: SentToken, response: { 204: z.null() } } }, async ({ body }, reply) => {
      confirmReport(deps, body.token);
      return reply.code(204).send(null);
    });
    app.post(
      '/review/reports/:report/outcome',
      { config: { policy: policies.moderator }, schema: { params: OneReport, body: ReportHandling, response: { 200: Report } } },
      async ({ params, body: { outcome, note, message }, caller }) => {
        handleReport(deps, { id: params.report, outcome, note, message, actor: personOf(caller).id });
        return shownReport(deps.db, params.report);
      },
    );
  };
}
