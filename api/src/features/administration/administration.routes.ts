import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  AuditPage,
  AuditQuery,
  JobReport,
  ManagedPerson,
  ManagedVendor,
  ManagedVendorPage,
  ManagedVendorQuery,
  Overview,
  PeoplePage,
  PeopleQuery,
} from '#api/contract/administration.ts';
import { allEventKinds } from '#api/contract/event-kinds.ts';
import { policies } from '#api/features/authority/index.ts';
import { listBackups } from '#api/features/backups/index.ts';
import { countJobs } from '#api/platform/outbox/outbox.store.ts';
import { listEvents } from './audit.store.ts';
import type { AdministrationDeps } from './change-person.ts';
import { countFailedJobs, listFailedJobs } from './failed-jobs.store.ts';
import { findManagedVendor, listManagedVendors } from './managed-vendors.store.ts';
import { missing } from './missing.ts';
import { countAll } from './overview.store.ts';
import { findManagedPerson, listPeople } from './people.store.ts';

/** What the administration is read from. */
export type AdministrationReads = AdministrationDeps & {
  readonly config: { readonly smtp: object | undefined; readonly backupsKept: number };
  readonly paths: { readonly backups: string };
};

const pageSize = 50;
const administrator = { policy: policies.administrator };

/** `GET /administration/…`: people, vendors, jobs and the audit log, for administrators. */
export function administrationRoutes({ db, config, paths }: AdministrationReads): FastifyPluginAsyncZod {
  const mail = config.smtp === undefined ? 'folder' : 'server';
  const part = (page: number) => ({ offset: (page - 1) * pageSize, limit: pageSize });
  return async (app) => {
    app.get('/administration', { config: administrator, schema: { response: { 200: Overview } } }, async () => {
      return { ...countAll(db), lastBackupAt: listBackups(paths.backups)[0]?.at.toISOString() ?? null, mail } as const;
    });
    app.get('/administration/people', { config: administrator, schema: { querystring: PeopleQuery, response: { 200: PeoplePage } } }, async ({ query }) => {
      return { ...listPeople(db, query, part(query.page)), page: query.page, pageSize };
    });
    app.get(
      '/administration/people/:person',
      { config: administrator, schema: { params: z.strictObject({ person: z.string() }), response: { 200: ManagedPerson } } },
      async ({ params }) => findManagedPerson(db, params.person) ?? missing(),
    );
    app.get('/administration/vendors', { config: administrator, schema: { querystring: ManagedVendorQuery, response: { 200: ManagedVendorPage } } }, async ({ query }) => {
      return { ...listManagedVendors(db, query, part(query.page)), page: query.page, pageSize };
    });
    app.get(
      '/administration/vendors/:vendor',
      { config: administrator, schema: { params: z.strictObject({ vendor: z.string() }), response: { 200: ManagedVendor } } },
      async ({ params }) => findManagedVendor(db, params.vendor) ?? missing(),
    );
    app.get('/administration/jobs', { config: administrator, schema: { response: { 200: JobReport } } }, async () => reportJobs({ db, config, paths }));
    app.get('/administration/audit', { config: administrator, schema: { querystring: AuditQuery, response: { 200: AuditPage } } }, async ({ query }) => {
      const events = listEvents(db, query, pageSize + 1);
      const items = events.slice(0, pageSize);
      return { items, next: events.length > pageSize ? (items.at(-1)?.id ?? null) : null, kinds: [...allEventKinds] };
    });
  };
}

function reportJobs({ db, config, paths }: Pick<AdministrationReads, 'db' | 'config' | 'paths'>): JobReport {
  const { waiting, oldest } = countJobs(db);
  return {
    waiting,
    oldest: oldest === null ? null : new Date(oldest).toISOString(),
    failed: listFailedJobs(db),
    failedTotal: countFailedJobs(db),
    mail: config.smtp === undefined ? 'folder' : 'server',
    backups: listBackups(paths.backups).map(({ name, bytes, at }) => ({ name, bytes, at: at.toISOString() })),
    backupsKept: config.backupsKept,
  };
}
