import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '#api/db/open-database.ts';
import { anyone, nobody, type Caller, type Policy, type Verdict } from '../authority/policy.ts';
import type { GivenProblem } from './describe-problem.ts';
import { isBadToken, refuseToken } from './refuse-token.ts';
import { isForPrograms, refuse } from './problem-details.ts';

/** Finds out who asks, by the headers of a request. */
export type FindCaller = (request: Pick<FastifyRequest, 'headers' | 'ip'>) => Promise<Caller>;

/** Where people sign in, and where they set up a second factor; each leads back to `next`. */
export type EntrancePages = { readonly signIn: (request: FastifyRequest) => string; readonly secondFactor: (request: FastifyRequest) => string };

/** What is needed; `mayKeep` says whether a form that nobody is signed in for may have come after its session had ended. */
export type AuthorityDeps = {
  readonly db: Database;
  readonly findCaller: FindCaller;
  readonly entrances: EntrancePages;
  readonly mayKeep: (request: FastifyRequest) => boolean;
};

/** What is done in place of leading to the sign-in. */
type OnSignIn = () => FastifyReply | undefined;

/** Asks the policy of a request's route once more, and refuses where it changed its mind; tells whether it still allows. */
export type StillAllowed = (request: FastifyRequest, reply: FastifyReply, onSignIn?: OnSignIn) => Promise<boolean>;

/** A route that the app takes, who may use it, and what it takes: the schemas of its query, and of its body or form. */
export type GuardedRoute = {
  readonly config: Pick<FastifyContextConfig, 'scope' | 'version' | 'createsOnce'>;
  readonly method: string;
  readonly url: string;
  readonly policy: Policy;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
};

/** Nobody asks until somebody is found: also where a request is refused before anybody is looked for. */
export function beginAsNobody(app: FastifyInstance): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    request.caller = nobody;
  });
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Holds every route to its policy: one without a policy is not registered. The policy decides before anything of the request is read,
 * and again right before the handler, since rights may have ended while its content arrived.
 */
export function enforcePolicies(app: FastifyInstance, deps: AuthorityDeps): void {
  noteRoutes(app);
  app.addHook('onRequest', async (request, reply) => {
    const { policy } = request.routeOptions.config;
    request.caller = policy === undefined || policy === anyone ? nobody : await deps.findCaller(request);
    // Nobody may try tokens as fast as they can be sent.
    if (isBadToken(request.caller) && (await app.limitRate(request, reply))) return reply;
    return isHeldBack({ request, reply, onSignIn: letThrough(request) }, deps) ? reply : undefined;
  });
  const stillAllowed: StillAllowed = async (request, reply, onSignIn) => {
    if (request.caller.kind === 'person') request.caller = await deps.findCaller(request);
    else if (onSignIn === undefined) return true;
    return !isHeldBack({ request, reply, onSignIn }, deps);
  };
  app.decorate('stillAllowed', stillAllowed);
  app.addHook('preHandler', async (request, reply) => ((await stillAllowed(request, reply, letThrough(request))) ? undefined : reply));
  /** What was typed is read before it is refused, and kept, by the handler itself. */
  function letThrough(request: FastifyRequest): OnSignIn | undefined {
    return request.routeOptions.config.keepsForm === true && deps.mayKeep(request) ? () => undefined : undefined;
  }
}

/** Lets no route in without a policy, and lists those that came in. */
function noteRoutes(app: FastifyInstance): void {
  const routes: GuardedRoute[] = [];
  app.decorate('routeTable', routes);
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    const policy = config?.policy;
    if (policy === undefined) throw new Error(`The route ${[method].flat().join(', ')} ${url} has no policy.`);
    const takes = { query: schemaOf(schema?.querystring), body: schemaOf(schema?.body) ?? config?.form };
    routes.push(...[method].flat().map((one) => ({ method: one, url, policy, config: config ?? {}, ...takes })));
  });
}

function schemaOf(given: unknown): z.ZodType | undefined {
  return given instanceof z.ZodType ? given : undefined;
}

type Held = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly onSignIn: OnSignIn | undefined };

/** Whether the policy of a route refuses; if so, it is answered. */
function isHeldBack({ request, reply, onSignIn }: Held, deps: AuthorityDeps): boolean {
  const { policy } = request.routeOptions.config;
  // What no route takes is refused elsewhere.
  if (policy === undefined) return false;
  if (refuseToken(request, reply)) return true;
  const verdict = decide(deps.db, policy, request);
  if (verdict === 'allow') return false;
  if (verdict === 'sign-in' && onSignIn !== undefined) return onSignIn() !== undefined;
  refuseVerdict(request, reply, verdict, deps.entrances);
  return true;
}

function decide(db: Database, policy: Policy, { caller, params, method }: FastifyRequest): Verdict {
  return policy.decide(db, { caller, params: readParams(params), writes: !safe.has(method) });
}

function readParams(params: unknown): Record<string, string> {
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

const problems: Readonly<Record<Exclude<Verdict, 'allow'>, GivenProblem>> = {
  'sign-in': { type: 'not-signed-in' },
  'second-factor': { type: 'second-factor' },
  forbidden: { type: 'forbidden' },
  hidden: { type: 'not-found' },
};

/** Refuses as a policy said: programs by a problem, people by leading them to where they can mend it. */
export function refuseVerdict(request: FastifyRequest, reply: FastifyReply, verdict: Exclude<Verdict, 'allow'>, entrances: EntrancePages): FastifyReply {
  reply.header('cache-control', 'no-store');
  if (!isForPrograms(request.url) && verdict === 'sign-in') return reply.redirect(entrances.signIn(request), 303);
  if (!isForPrograms(request.url) && verdict === 'second-factor') return reply.redirect(entrances.secondFactor(request), 303);
  return refuse(request, reply, problems[verdict]);
}
