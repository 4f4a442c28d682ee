import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDeps } from './app-deps.ts';
import { pageAddress } from './contract/addresses.ts';
import type { ApiFetch } from './contract/catalogue-client.ts';
import type { FormState, ShownCaller } from './contract/form-state.ts';
import type { Language } from './contract/text.ts';
import { policies } from './features/authority/index.ts';
import { matchPage, renderAddress, shareReads, type RenderedPage } from './features/pages/index.ts';
import type { Caller, Policy } from './platform/authority/policy.ts';
import type { RenderForm } from './platform/http/add-form.ts';
import { callerLanguage } from './platform/http/caller-language.ts';
import { refuseVerdict, type EntrancePages } from './platform/http/enforce-policies.ts';
import { inProcess } from './platform/http/in-process.ts';
import { isOfThisMachine } from './platform/loopback.ts';
import { refuseToken } from './platform/http/refuse-token.ts';
import { refuse } from './platform/http/problem-details.ts';

/** A private page that is asked for, or shown again after its form was sent. */
type Showing = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly address: string;
  readonly query?: string;
  readonly status?: number;
  readonly form?: FormState;
};

/** Where people sign in and set up their second step, and how they come back to where they wanted to go. */
export const entrances: EntrancePages = {
  signIn: (request) => `${pageAddress('signIn', callerLanguage(request))}?${new URLSearchParams({ next: wanted(request) }).toString()}`,
  secondFactor: (request) => `${pageAddress('secondFactor', callerLanguage(request))}?${new URLSearchParams({ next: wanted(request) }).toString()}`,
};

const sessionEnded = {
  en: 'Your session had ended before this was saved. What you typed is still here: check it, and send it again.',
  fr: 'Votre session avait pris fin avant l’enregistrement. Ce que vous avez écrit est toujours là\u00a0: vérifiez-le et envoyez-le de nouveau.',
} as const;

/** A form that was sent leads back to its page. */
function wanted({ url, method }: FastifyRequest): string {
  return method === 'GET' || method === 'HEAD' ? url : url.replace(/(\/do\/[a-z-]+\/?)?(\?.*)?$/, '/').replace(/\/+$/, '/');
}

/** Shows private pages to those whom their policy lets in. */
export class PrivatePages {
  readonly #app: FastifyInstance;
  readonly #deps: AppDeps;

  constructor(app: FastifyInstance, deps: AppDeps) {
    this.#app = app;
    this.#deps = deps;
  }

  /** Shows a private page, or refuses it, where the address is one; tells whether it is. */
  async show(showing: Showing): Promise<boolean> {
    const match = matchPage(showing.address);
    const policy = match === undefined || match.mode !== 'private' ? undefined : policyOf(match.access);
    if (match === undefined || policy === undefined) return false;
    const { request, reply } = showing;
    request.caller = await this.#app.findCaller(request);
    if (refuseToken(request, reply)) return true;
    const verdict = policy.decide(this.#deps.db, { caller: request.caller, params: match.params, writes: false });
    if (verdict === 'allow') this.#send(showing, await this.#render(this.#withKept(showing, match.language)));
    else refuseVerdict(request, reply, verdict, entrances);
    return true;
  }

  /** What was typed when the session had ended stands in the page again. */
  #withKept(showing: Showing, language: Language): Showing {
    const kept = this.#app.takeKeptForm(showing.request, showing.reply, showing.address);
    return kept === undefined ? showing : { ...showing, form: { ...kept, mistakes: [{ field: undefined, detail: sessionEnded[language] }] } };
  }

  /** Shows the page of a form again, whether it is private or not. */
  readonly again: RenderForm = async (request, reply, { address, status, form }) => {
    // Whoever was signed out while their form was looked at, as by a password changed elsewhere, signs in again.
    if (request.caller.kind !== 'nobody' && (await this.#app.findCaller(request)).kind === 'nobody') return reply.redirect(entrances.signIn(request), 303);
    const showing = { request, reply, address, status, form };
    return this.#send(showing, await this.#render(showing));
  };

  async #render({ request, address, query = '', form }: Showing): Promise<RenderedPage> {
    const { config, site } = this.#deps;
    const anonymous: ApiFetch = (path) => inProcess(this.#app, path);
    const own: ApiFetch = (path) => inProcess(this.#app, path, credentialsOf(request));
    const hasMailbox = config.smtp === undefined && isOfThisMachine(config, request);
    const visit = { caller: shownCaller(request.caller), fetch: own, form, hasMailbox };
    return renderAddress({ ...this.#deps, baseUrl: config.baseUrl, render: site.render }, address, shareReads(anonymous), { query, fragment: undefined, visit });
  }

  #send({ request, reply, status }: Showing, page: RenderedPage): FastifyReply {
    if (page.status >= 500) return refuse(request, reply, { status: page.status });
    const location = page.headers.get('location');
    if (location !== null) return reply.redirect(location, 303);
    return reply
      .code(status ?? page.status)
      .header('cache-control', 'no-store')
      .header('vary', 'cookie')
      .type(page.type)
      .send(page.body);
  }
}

function policyOf(name: string | undefined): Policy | undefined {
  return Object.entries(policies).find(([known]) => known === name)?.[1];
}

/** What a page shows of whoever is signed in. */
function shownCaller(caller: Caller): ShownCaller | undefined {
  if (caller.kind === 'nobody') return undefined;
  const { id, name, email, language, role } = caller;
  return { id, name, email, language, role };
}

/** The headers of a request that say who asks. */
function credentialsOf({ headers }: FastifyRequest): Record<string, string> {
  return headers.cookie === undefined ? {} : { cookie: headers.cookie };
}

/** Every private page is opened by a policy that exists. @throws an error that names the page otherwise. */
export function assertAccess(pages: Readonly<Record<string, { readonly mode: string; readonly access?: string }>>): void {
  for (const [name, { mode, access }] of Object.entries(pages))
    if (mode === 'private' && policyOf(access) === undefined) throw new Error(`The private page ${name} has no policy.`);
}
