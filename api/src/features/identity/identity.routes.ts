import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { pageAddress, type PageName } from '#api/contract/addresses.ts';
import { Line } from '#api/contract/plain-text.ts';
import { languages } from '#api/contract/text.ts';
import { anyone, openToAll } from '#api/platform/authority/policy.ts';
import { addForm, type FormDone } from '#api/platform/http/add-form.ts';
import { callerLanguage } from '#api/platform/http/caller-language.ts';
import { confirmAddress } from './confirm-address.ts';
import { confirmNewEmail } from './change-email.ts';
import { enter } from './entrances.ts';
import { ownPath } from '#api/contract/own-path.ts';
import type { Identity } from './open-identity.ts';
import { mostPasswordCharacters } from './password.rules.ts';
import { askNewPassword, choosePassword } from './reset-password.ts';
import { takeSecondStep } from './second-step.ts';
import { signOut } from './sessions.ts';
import { signIn, type SignedIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { passwordFault } from './check-password.ts';
import { refuseEach } from './texts.ts';

const Email = z.email().max(254);
const Password = z.string().max(mostPasswordCharacters);
const Next = z.string().optional();
const Token = z.string().max(2000);

const open = (page: PageName) => ({ page, policy: anyone }) as const;

/** The forms by which people sign up, sign in and out, and choose a new password. */
export function identityForms(identity: Identity) {
  return async (app: FastifyInstance): Promise<void> => {
    addSignUp(app, identity);
    addSignIn(app, identity);
    addForgotten(app, identity);
    addEntrance(app, identity);
    addForm(app, {
      ...open('confirmEmail'),
      input: z.strictObject({ token: Token }),
      run: async ({ input }) => ({ page: 'confirmEmail', query: { done: await confirmNewEmail(identity, input.token) } }),
    });
  };
}

function addSignUp(app: FastifyInstance, identity: Identity): void {
  addForm(app, {
    ...open('signUp'),
    input: z.strictObject({
      name: Line.min(1).max(100),
      email: Email,
      password: Password,
      language: z.enum(languages),
      terms: z.literal('yes').optional(),
    }),
    run: async ({ input: { terms, ...person }, request }) => {
      if (terms === undefined) throw refuseEach({ password: passwordFault(person), terms: 'terms' });
      await signUp(identity, person, request);
      return { page: 'checkMail' };
    },
  });
  addForm(app, {
    ...open('confirmAddress'),
    input: z.strictObject({ token: Token, password: Password }),
    run: async ({ input, request, reply }) => welcome(lead(reply, await confirmAddress(identity, input, request), undefined)),
  });
}

function addSignIn(app: FastifyInstance, identity: Identity): void {
  addForm(app, {
    ...open('signIn'),
    input: z.strictObject({ email: Email, password: Password, next: Next }),
    run: async ({ input: { next, ...given }, request, reply }) => lead(reply, await signIn(identity, given, request), ownPath(next)),
  });
  addForm(app, {
    ...open('secondStep'),
    input: z.strictObject({ kind: z.enum(['application', 'recovery']), code: z.string().max(100), next: Next }),
    run: async ({ input: { kind, code, next }, request, reply }) => lead(reply, await takeSecondStep(identity, { kind, code: code.replaceAll(/\s/g, '') }, request), ownPath(next)),
  });
  addForm(app, {
    ...open('signIn'),
    form: 'out',
    input: z.strictObject({}),
    run: ({ request, reply }) => {
      setCookies(reply, [signOut(identity, request)]);
      return { page: 'signIn', query: { done: 'out' } };
    },
  });
}

function addForgotten(app: FastifyInstance, identity: Identity): void {
  addForm(app, {
    ...open('forgotten'),
    input: z.strictObject({ email: Email }),
    run: async ({ input, request }) => {
      await askNewPassword(identity, input.email, request);
      return { page: 'forgotten', query: { done: 'sent' } };
    },
  });
  addForm(app, {
    ...open('newPassword'),
    input: z.strictObject({ token: Token, password: Password }),
    run: async ({ input }) => {
      await choosePassword(identity, input);
      return { page: 'signIn', query: { done: 'password' } };
    },
  });
}

function addEntrance(app: FastifyInstance, identity: Identity): void {
  app.get<{ Params: { token: string } }>('/enter/:token', { config: openToAll, schema: { hide: true } }, async (request, reply) => {
    const { role, cookie } = enter(identity, request.params.token, request);
    setCookies(reply.header('cache-control', 'no-store'), [cookie]);
    return reply.redirect(pageAddress(role === 'vendor' ? 'workspace' : 'reviewQueue', callerLanguage(request)), 303);
  });
}

/** Sets the cookies of a sign-in, and leads to its second step or to where the person wanted to go. */
function lead(reply: FastifyReply, { cookies, isComplete, role }: SignedIn, next: string | undefined): FormDone {
  setCookies(reply, cookies);
  if (!isComplete) return { page: 'secondStep', query: next === undefined ? {} : { next } };
  return next === undefined ? { page: desks[role] } : { address: next };
}

/** Where each begins who did not ask for a page. */
const desks = { person: 'workspace', moderator: 'reviewQueue', administrator: 'administration' } as const satisfies Record<SignedIn['role'], PageName>;

/** Tells whoever comes to their workspace for the first time that their account is open. */
function welcome(done: FormDone): FormDone {
  return typeof done === 'object' && 'page' in done && done.page === 'workspace' ? { ...done, query: { done: 'welcome' } } : done;
}

/** Each cookie has a header of its own. */
export function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  reply.header('set-cookie', [...cookies]);
}
