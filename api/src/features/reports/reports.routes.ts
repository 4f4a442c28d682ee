import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SentToken } from '#api/contract/interest.ts';
import { Slug } from '#api/contract/listing-content.ts';
import { Report, ReportHandling, ReportInput, ReportPage, ReportQuery, WorkChallenge } from '#api/contract/report.ts';
import { policies } from '#api/features/authority/index.ts';
import { findPublicBySlug } from '#api/features/listings/index.ts';
import { openToAll } from '#api/platform/authority/policy.ts';
import { Failure } from '#api/platform/failure.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { handleReport } from './handle-report.ts';
import { ProofOfWork } from './proof-of-work.ts';
import { confirmReport, reportListing, type ReportDeps } from './report-listing.ts';
import { reportWrites, type LimitSending } from './report-writes.routes.ts';
import { countOpenReports, listReports } from './report.store.ts';
import { showReport, shownReport } from './show-report.ts';

const pageSize = 25;

/** `/listings/{slug}/report-challenge` and `/reports` for everyone; `/review/reports` and one of them for the staff. */
export function reportRoutes(deps: ReportDeps, work: ProofOfWork, limit: LimitSending): FastifyPluginAsyncZod {
  const { db } = deps;
  const staff = { policy: policies.moderator };
  return async (app) => {
    await app.register(reportWrites(deps, work, limit));
    app.get(
      '/listings/:slug/report-challenge',
      { config: openToAll, schema: { params: z.strictObject({ slug: Slug }), response: { 200: WorkChallenge } } },
      async ({ params }, reply) => {
        const row = findPublicBySlug(db, params.slug);
        if (row === undefined) throw new Failure('not-found', 'no-listing', 'There is no such listing.');
        reply.header('cache-control', 'no-store');
        return work.ask(row.listing.id);
      },
    );
    app.get('/review/reports', { config: staff, schema: { querystring: ReportQuery, response: { 200: ReportPage } } }, async ({ query }) => {
      const { total, rows } = listReports(db, query, { offset: (query.page - 1) * pageSize, limit: pageSize });
      return { total, open: countOpenReports(db), page: query.page, pageSize, items: rows.map((row) => showReport(db, row)) };
    });
    app.get('/review/reports/:report', { config: staff, schema: { params: z.strictObject({ report: z.uuid() }), response: { 200: Report } } }, async ({ params }) =>
      shownReport(db, params.report),
    );
  };
}

/** The forms of reporting, of confirming a report, and of closing it. */
export function reportForms(deps: ReportDeps, work: ProofOfWork, limit: LimitSending): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    addForm(app, {
      page: 'report',
      policy: policies.anyone,
      // People fill no field that is not shown.
      input: ReportInput.extend({ website: z.string().optional() }),
      run: ({ input: { website, ...input }, params, language, request }) => {
        const slug = params['slug'] ?? '';
        limit(input.email ?? request.ip, request.ip);
        const done = website === undefined ? reportListing(deps, work, { slug, input, language }) : 'taken';
        return { page: 'report', slots: { slug }, query: { done } };
      },
    });
    addForm(app, {
      page: 'reportConfirm',
      policy: policies.anyone,
      input: SentToken,
      run: ({ input }) => {
        confirmReport(deps, input.token);
        return { page: 'reportConfirm', query: { done: 'confirmed' } };
      },
    });
    addForm(app, {
      page: 'reportCase',
      policy: policies.moderator,
      input: ReportHandling,
      run: ({ input: { outcome, note, message }, params, caller }) => {
        const id = params['report'] ?? '';
        handleReport(deps, { id, outcome, note, message, actor: caller.kind === 'person' ? caller.id : '' });
        return { page: 'reports', query: { done: 'handled' } };
      },
    });
  };
}
