import { publishChanges, type Publisher } from './features/pages/index.ts';
import { indexListings } from './features/search/index.ts';
import { OutboxWorker } from './platform/outbox/outbox-worker.ts';
import type { Runtime } from './runtime.ts';

/** The jobs of a process: what each announcement leads to. */
export function createJobs(runtime: Runtime, onError: (error: unknown) => void) {
  let publisher: Publisher | undefined;
  const worker = new OutboxWorker({
    db: runtime.db,
    now: runtime.now,
    onError,
    handlers: {
      'listing-changed': async (jobs) => {
        await indexListings(runtime, [...new Set(jobs.map(({ subject }) => subject))]);
        if (publisher !== undefined) await publishChanges({ ...runtime, publisher }, jobs);
      },
    },
  });
  return {
    usePublisher: (given: Publisher): void => void (publisher = given),
    backlog: () => worker.backlog(),
    start: () => worker.start(),
    drain: () => worker.drain(),
    stop: () => worker.stop(),
  };
}
