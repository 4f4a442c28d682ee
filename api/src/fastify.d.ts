import type { Publisher } from './features/pages/index.ts';

declare module 'fastify' {
  interface FastifyInstance {
    publisher: Publisher;
  }
}
