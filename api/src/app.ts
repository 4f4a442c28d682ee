import { apiRoutes } from './api.routes.ts';
import type { AppDeps } from './app-deps.ts';
import { readBackupHealth } from './features/backups/index.ts';
import { cardRoutes } from './features/cards/index.ts';
import { discoveryRoutes } from './features/discovery/index.ts';
import { findCaller, mayKeepForm, openIdentity } from './features/identity/index.ts';
import { ProofOfWork } from './features/reports/index.ts';
import { forms } from './forms.routes.ts';
import { keepForms } from './keep-forms.ts';
import { watchMethods } from './platform/http/allowed-methods.ts';
import { answerParserError } from './platform/http/client-error.ts';
import { beginAsNobody, enforcePolicies, type FindCaller } from './platform/http/enforce-policies.ts';
import { healthRoutes } from './platform/http/health.routes.ts';
import { inProcess } from './platform/http/in-process.ts';
import { validateRequest } from './platform/http/invalid-request.ts';
import { collectMetrics } from './platform/http/metrics.ts';
import { addCreateOnce } from './platform/http/create-once.ts';
import { requireVersions } from './platform/http/version-header.ts';
import { handleError, refuse } from './platform/http/problem-details.ts';
import { prepareRateLimit } from './platform/http/rate-limit.ts';
import { addFormReading } from './platform/http/read-form.ts';
import { readQuery } from './platform/http/read-query.ts';
import { addRequestLog, logRequest } from './platform/http/request-log.ts';
import { requireSameOrigin } from './platform/http/same-origin.ts';
import { addSecurityHeaders, setSecurityHeaders } from './platform/http/security-headers.ts';
import { guardMailbox } from './guard-mailbox.ts';
import { withoutHost } from './platform/http/split-url.ts';
import { servePages } from './serve-pages.ts';
import { entrances } from './serve-private-pages.ts';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';

/** Builds the whole server: what holds for every request, the API, then everything else. The log goes to `log`, else to the output. */
export async function buildApp(deps: AppDeps, log?: Writable): Promise<FastifyInstance> {
  const app = createServer(deps, log);
  app.decorate('errorStyle', deps.site.style);
  app.decorate('limitRate', await prepareRateLimit(app, deps.config.rateLimit));
  addSecurityHeaders(app, deps.config.baseUrl);
  addRequestLog(app);
  beginAsNobody(app);
  requireSameOrigin(app, deps.config.baseUrl);
  const identity = openIdentity(deps);
  const findCallerOf: FindCaller = (asking) => findCaller(identity, asking);
  app.decorate('findCaller', findCallerOf);
  keepForms(app, identity);
  enforcePolicies(app, { db: deps.db, findCaller: findCallerOf, entrances, mayKeep: (request) => mayKeepForm(identity, request) });
  requireVersions(app);
  addCreateOnce(app, deps);
  await addFormReading(app);
  guardMailbox(app, deps.config);
  const backups = () => readBackupHealth({ home: deps.config.home, folder: deps.paths.backups, kept: deps.config.backupsKept, now: deps.now });
  const metrics = collectMetrics(app, { ...deps, backups });
  refuseUnknown(app);
  const work = new ProofOfWork(deps.now);
  await app.register(apiRoutes(deps, identity, work), { prefix: '/api' });
  await app.register(forms(deps, identity, work));
  await app.register(healthRoutes({ ...deps, backups }, metrics));
  await app.register(discoveryRoutes(deps));
  await app.register(cardRoutes(deps));
  await servePages(app, { ...deps, countPage: metrics.countPage }, (address) => inProcess(app, address));
  return app;
}

function createServer({ config }: AppDeps, log: Writable | undefined): FastifyInstance {
  const app: FastifyInstance = Fastify({
    logger: { level: config.logLevel, serializers: { req: logRequest }, ...(log === undefined ? {} : { stream: log }) },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // One proxy is believed, and adds the address that it sees at the end: what stands before it is what the client says.
    trustProxy: config.trustProxy && ((_: string, hop: number) => hop === 0),
    rewriteUrl: ({ url }) => withoutHost(url ?? '/'),
    routerOptions: { maxParamLength: 200, querystringParser: readQuery },
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    http: { requireHostHeader: false },
    forceCloseConnections: 'idle',
    clientErrorHandler: answerParserError,
    // No hook runs for these.
    frameworkErrors: (error, request, reply) => void handleError(error, request, setSecurityHeaders(reply, request.id)),
  });
  app.setValidatorCompiler(validateRequest);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  // Node would answer these itself, without a word.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  return app;
}

/** Refuses what no route takes: another method of a known address, or an unknown address; its content is never read. HTTP/1.1 wants a host, though it is never looked at. */
function refuseUnknown(app: FastifyInstance): void {
  const methodsOf = watchMethods(app);
  const answer = async (request: Parameters<typeof refuse>[0], reply: Parameters<typeof refuse>[1]) => {
    if (await app.limitRate(request, reply)) return reply;
    const methods = methodsOf(request.url);
    if (methods.length === 0) return refuse(request, reply, { type: 'not-found' });
    const allowed = request.url.startsWith('/api/') ? [...methods, 'OPTIONS'] : methods;
    return refuse(request, reply.header('allow', allowed.join(', ')), { type: 'method-not-allowed' });
  };
  app.addHook('onRequest', async (request, reply) => {
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined) return refuse(request, reply, { type: 'bad-request' });
    return request.is404 ? answer(request, reply) : undefined;
  });
  app.setNotFoundHandler(answer);
}
