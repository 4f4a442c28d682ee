import type { Database } from '#api/db/open-database.ts';
import { countJobs, listDue, putOff, removeJobs, type OutboxRow } from './outbox.store.ts';

/** Does a batch of jobs of one kind; it re-reads the rows, so that doing it twice does no harm. */
export type JobHandler = (jobs: readonly OutboxRow[]) => Promise<void>;

/** What the worker needs. */
export type OutboxDeps = {
  readonly db: Database;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly now: () => Date;
  readonly onError: (error: unknown, kind: string) => void;
};

/** Milliseconds between two looks at the outbox when nobody wakes the worker. */
const idleMs = 250;

const batchSize = 400;

/** Runs the jobs of the outbox in the order in which they were announced, in batches of a kind. */
export class OutboxWorker {
  readonly #deps: OutboxDeps;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Begins to look for jobs. */
  start(): void {
    this.#timer = setTimeout(() => void this.#tick(), 0);
  }

  /** Waits for the batch under way and stops. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Runs jobs until none is due. */
  async drain(): Promise<void> {
    while (!this.#stopped && (await this.#runBatch())) continue;
  }

  async #tick(): Promise<void> {
    this.#running = this.drain().catch((error: unknown) => this.#deps.onError(error, 'outbox'));
    await this.#running;
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#tick(), idleMs);
  }

  async #runBatch(): Promise<boolean> {
    const { db, handlers, now, onError } = this.#deps;
    const due = listDue(db, now(), batchSize);
    const [first] = due;
    if (first === undefined) return false;
    const jobs = due.filter(({ kind }) => kind === first.kind);
    const ids = jobs.map(({ id }) => id);
    try {
      const handler = handlers[first.kind];
      if (handler === undefined) throw new Error(`No handler for jobs of kind ${first.kind}.`);
      await handler(jobs);
      removeJobs(db, ids);
    } catch (error) {
      putOff(db, ids, error instanceof Error ? error.message : String(error), now());
      onError(error, first.kind);
    }
    return true;
  }

  /** How many jobs wait, and since when the oldest does. */
  backlog(): { waiting: number; oldest: number | null } {
    return countJobs(this.#deps.db);
  }
}
