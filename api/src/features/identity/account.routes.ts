import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { encode } from 'uqr';
import { z } from 'zod';
import { Account, AccountProfile, SecondFactor } from '#api/contract/account.ts';
import { ownPath } from '#api/contract/own-path.ts';
import { policies } from '#api/features/authority/index.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { addForm } from '#api/platform/http/add-form.ts';
import { askNewEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { changeProfile } from './change-profile.ts';
import { nameDevice } from './device.rules.ts';
import { findSession } from './find-caller.ts';
import { setCookies } from './identity.routes.ts';
import type { Identity } from './open-identity.ts';
import { mostPasswordCharacters } from './password.rules.ts';
import { beginSecondFactor, confirmSecondFactor, dropSecondFactor, findSecondFactor, readPendingSecret, renewRecoveryCodes } from './second-factor.ts';
import { forgetSession, listSessions, revokeSession, revokeSessions } from './sessions.ts';

const Password = z.string().max(mostPasswordCharacters);
const hidden = { config: { policy: policies.signedIn } };

/** `GET /account` and `GET /account/second-factor`, for the pages of an account. */
export function accountRoutes(identity: Identity): FastifyPluginAsyncZod {
  const { db, now } = identity;
  return async (app) => {
    app.get('/account', { ...hidden, schema: { response: { 200: Account } } }, async (request) => {
      const person = personOf(request.caller);
      const own = findSession(identity, request)?.id;
      const sessions = listSessions(db, person, now()).map(({ id, userAgent, ipAddress, createdAt, updatedAt }) => ({
        id,
        device: nameDevice(userAgent, person.language),
        address: ipAddress,
        since: createdAt.toISOString(),
        lastUsed: updatedAt.toISOString(),
        isThis: id === own,
      }));
      const { name, email, language, role } = person;
      return { name, email, language, role, hasSecondFactor: findSecondFactor(db, person.id)?.verified === true, sessions };
    });
    app.get('/account/second-factor', { ...hidden, schema: { hide: true, response: { 200: SecondFactor } } }, async (request) => {
      const person = personOf(request.caller);
      const pending = await readPendingSecret(identity, person);
      const recoveryCodes = [...identity.codesToShow.find(findSession(identity, request)?.id)];
      return { isOn: findSecondFactor(db, person.id)?.verified === true, setUp: pending === undefined ? null : { ...pending, ...drawCode(pending.uri) }, recoveryCodes };
    });
  };
}

/** The forms of the pages of an account. */
export function accountForms(identity: Identity) {
  return async (app: FastifyInstance): Promise<void> => {
    addProfile(app, identity);
    addPasswordForms(app, identity);
    addSessionForms(app, identity);
    addSecondFactor(app, identity);
  };
}

const own = (form: string) => ({ page: 'account', form, policy: policies.signedIn }) as const;

function addProfile(app: FastifyInstance, identity: Identity): void {
  addForm(app, {
    ...own('profile'),
    input: AccountProfile,
    run: ({ input, caller }) => {
      changeProfile(identity, personOf(caller), input);
      return { page: 'account', query: { done: 'profile' } };
    },
  });
  addForm(app, {
    ...own('email'),
    input: z.strictObject({ newEmail: z.email().max(254), currentPassword: Password }),
    run: async ({ input, caller, request }) => {
      await askNewEmail(identity, personOf(caller), input, request);
      return { page: 'account', query: { done: 'email' } };
    },
  });
}

function addPasswordForms(app: FastifyInstance, identity: Identity): void {
  addForm(app, {
    ...own('password'),
    input: z.strictObject({ currentPassword: Password, password: Password }),
    run: async ({ input, caller, request, reply }) => {
      setCookies(reply, await changePassword(identity, personOf(caller), input, request));
      return { page: 'account', query: { done: 'password' } };
    },
  });
}

function addSessionForms(app: FastifyInstance, identity: Identity): void {
  addForm(app, {
    ...own('session'),
    input: z.strictObject({ session: z.string().max(100) }),
    run: ({ input, caller }) => {
      revokeSession(identity, personOf(caller), input.session);
      return { page: 'account', query: { done: 'session' } };
    },
  });
  addForm(app, {
    ...own('everywhere'),
    input: z.strictObject({}),
    run: ({ caller, reply }) => {
      revokeSessions(identity, personOf(caller));
      setCookies(reply, [forgetSession(identity)]);
      return { page: 'signIn', query: { done: 'everywhere' } };
    },
  });
}

const factor = (form: string) => ({ page: 'secondFactor', form, policy: policies.signedIn }) as const;
const Next = z.string().optional();
const Again = z.strictObject({ currentPassword: Password });

function addSecondFactor(app: FastifyInstance, identity: Identity): void {
  addForm(app, {
    ...factor('begin'),
    input: Again.extend({ next: Next }),
    run: async ({ input, caller, request }) => {
      await beginSecondFactor(identity, personOf(caller), input.currentPassword, request);
      return { page: 'secondFactor', query: onward(input.next) };
    },
  });
  addForm(app, {
    ...factor('confirm'),
    input: z.strictObject({ code: z.string().max(20), next: Next }),
    run: async ({ input, caller, request, reply }) => {
      setCookies(reply, await confirmSecondFactor(identity, personOf(caller), input.code.replaceAll(/\s/g, ''), request));
      return { page: 'secondFactor', query: { done: 'on', ...onward(input.next) } };
    },
  });
  addForm(app, {
    ...factor('codes'),
    input: Again,
    run: async ({ input, caller, request }) => {
      await renewRecoveryCodes(identity, personOf(caller), input.currentPassword, request);
      return { page: 'secondFactor', query: { done: 'codes' } };
    },
  });
  addForm(app, {
    ...factor('off'),
    input: Again,
    run: async ({ input, caller, request, reply }) => {
      setCookies(reply, await dropSecondFactor(identity, personOf(caller), input.currentPassword, request));
      return { page: 'account', query: { done: 'off' } };
    },
  });
}

/** Where the person wanted to go before they were asked for a second factor. */
function onward(next: string | undefined): { next?: string } {
  const path = ownPath(next);
  return path === undefined ? {} : { next: path };
}

/** A code to be scanned, as the path of a drawing of `size` units. */
function drawCode(uri: string): { size: number; path: string } {
  const { data, size } = encode(uri, { ecc: 'M', border: 4 });
  return { size, path: data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') };
}
