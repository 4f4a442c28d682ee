import type { Scope } from './contract/token.ts';
import type { Publisher } from './features/pages/index.ts';
import type { Caller, Policy } from './platform/authority/policy.ts';
import type { KeepForm, RenderForm, TakeKeptForm } from './platform/http/add-form.ts';
import type { CreateOnce, CreateOnceLater } from './platform/http/create-once.ts';
import type { FindCaller, GuardedRoute, StillAllowed } from './platform/http/enforce-policies.ts';
import type { VersionUse } from './platform/http/version-header.ts';
import type { LimitRate } from './platform/http/rate-limit.ts';
import type { ZodType } from 'zod';

declare module 'fastify' {
  interface FastifyInstance {
    publisher: Publisher;
    /** The style sheet of the error page, where the site has one. */
    errorStyle: string | undefined;
    limitRate: LimitRate;
    createOnce: CreateOnce;
    createOnceLater: CreateOnceLater;
    findCaller: FindCaller;
    renderForm: RenderForm;
    keepForm: KeepForm;
    takeKeptForm: TakeKeptForm;
    stillAllowed: StillAllowed;
    /** Every route, in the order of registration. */
    routeTable: readonly GuardedRoute[];
  }
  interface FastifyRequest {
    /** Who asks; nobody where everyone may. */
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** Who may use the route. */
    policy?: Policy;
    /** The scope that opens the route to tokens; without one no token opens it. */
    scope?: Scope;
    /** Whether it takes an Idempotency-Key: the same request again creates nothing. */
    createsOnce?: boolean;
    /** Whether its answer shows a version, or it needs one too. */
    version?: VersionUse;
    /** Whether it is a form whose handler keeps what was typed where the session has ended. */
    keepsForm?: boolean;
    /** What the form of a page takes. */
    form?: ZodType;
  }
  interface FastifySchema {
    /** Whether the description of the API leaves the route out. */
    hide?: boolean;
    /** The types of content that are sent as they are, instead of JSON. */
    consumes?: readonly string[];
    /** The type of content that is answered, instead of JSON. */
    produces?: string;
  }
}
