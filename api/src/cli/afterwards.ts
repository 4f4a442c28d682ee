import type { Server } from './with-state.ts';

/** Says who brings index and pages in step with what was written. */
export function afterwards(server: Server): string {
  return server === undefined ? 'The next start of the server indexes and publishes them.' : `The server (process ${server.pid}) indexes and publishes them now.`;
}
