import type { Publisher } from './features/pages/index.ts';
import type { LimitRate } from './platform/http/rate-limit.ts';

declare module 'fastify' {
  interface FastifyInstance {
    publisher: Publisher;
    /** The style sheet of the error page, where the site has one. */
    errorStyle: string | undefined;
    limitRate: LimitRate;
  }
  interface FastifySchema {
    /** Whether the description of the API leaves the route out. */
    hide?: boolean;
    tags?: readonly string[];
    summary?: string;
  }
}
