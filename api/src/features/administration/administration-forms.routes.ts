import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { NewRole, SuspensionReason } from '#api/contract/administration.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { changeRole, endSessions, suspendPerson, type AdministrationDeps } from './change-person.ts';
import { settleJob } from './settle-job.ts';
import { suspendVendor } from './suspend-vendor.ts';

/** The box to tick before something that cannot simply be taken back. */
const sure = z.array(z.literal('yes'), 'unticked').min(1);
const suspension = SuspensionReason.extend({ sure });
const policy = policies.administrator;

type App = Parameters<FastifyPluginAsync>[0];

/** The forms of the administration. */
export function administrationForms(deps: AdministrationDeps): FastifyPluginAsync {
  return async (app) => {
    personForms(app, deps);
    vendorForms(app, deps);
    addForm(app, {
      page: 'adminJobs',
      form: 'settle',
      policy,
      input: z.strictObject({ job: z.coerce.number().int(), how: z.enum(['retry', 'drop']) }),
      run: ({ input, caller }) => {
        settleJob(deps, { id: input.job, how: input.how, actor: personOf(caller).id });
        return { page: 'adminJobs', query: { done: input.how } };
      },
    });
  };
}

function personForms(app: App, deps: AdministrationDeps): void {
  const done = (id: string, word: string) => ({ page: 'adminPerson', slots: { person: id }, query: { done: word } }) as const;
  const common = { page: 'adminPerson', policy } as const;
  addForm(app, {
    ...common,
    form: 'role',
    input: NewRole.extend({ sure }),
    run: ({ input, params: { person: id = '' }, caller }) => {
      changeRole(deps, { id, role: input.role, actor: personOf(caller).id });
      return done(id, 'role');
    },
  });
  for (const form of ['suspend', 'reinstate'] as const)
    addForm(app, {
      ...common,
      form,
      input: suspension,
      run: ({ input, params: { person: id = '' }, caller }) => {
        suspendPerson(deps, { id, suspend: form === 'suspend', reason: input.reason, message: input.message, actor: personOf(caller).id });
        return done(id, form);
      },
    });
  addForm(app, {
    ...common,
    form: 'sessions',
    input: z.strictObject({}),
    run: ({ params: { person: id = '' }, caller }) => {
      endSessions(deps, { id, actor: personOf(caller).id });
      return done(id, 'sessions');
    },
  });
}

function vendorForms(app: App, deps: AdministrationDeps): void {
  for (const form of ['suspend', 'reinstate'] as const)
    addForm(app, {
      page: 'adminVendor',
      form,
      policy,
      input: suspension,
      run: ({ input, params: { vendor: id = '' }, caller }) => {
        suspendVendor(deps, { id, suspend: form === 'suspend', reason: input.reason, message: input.message, actor: personOf(caller).id });
        return { page: 'adminVendor', slots: { vendor: id }, query: { done: form } };
      },
    });
}
