import { onAnnouncement } from '#api/db/announce.ts';
import type { Database } from '#api/db/open-database.ts';
import { GivenUp } from './given-up.ts';
import { countJobs, listDue, listKinds, putOff, removeJobs, setAside, type Backlog, type OutboxRow } from './outbox.store.ts';
import { SoloRunner } from './solo-runner.ts';

/** Does a batch of jobs of one kind; it re-reads the rows, so that doing it twice does no harm. */
export type JobHandler = (jobs: readonly OutboxRow[]) => Promise<void>;

/** Does one job at a time: what must not be repeated because another job of its batch failed. */
export type SingleJobHandler = { readonly each: (job: OutboxRow) => Promise<void> };

/** Kinds of jobs that run one after the other; lanes run beside each other, so that what is urgent passes a long queue. */
export type Lane = Readonly<Record<string, JobHandler | SingleJobHandler>>;

/** What the worker needs. */
export type OutboxDeps = {
  readonly db: Database;
  readonly lanes: readonly Lane[];
  readonly now: () => Date;
  readonly onError: (error: unknown, kind: string) => void;
};

/** Milliseconds between two looks at the outbox when nobody rings: another process may have announced something. */
const idleMs = 250;

const batchSize = 400;

/** Runs the jobs of the outbox in the order in which they were announced, in batches of a kind, at once when something is announced. */
export class OutboxWorker {
  readonly #deps: OutboxDeps;
  readonly #runners: readonly SoloRunner[];
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => void) | undefined;
  #stopped = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#runners = deps.lanes.map((lane) => new SoloRunner(() => this.#empty(lane)));
  }

  /** Begins to look for jobs. */
  start(): void {
    const look = (): void => void this.drain();
    this.#stopListening = onAnnouncement(look);
    this.#timer = setInterval(look, idleMs);
    const known = new Set(this.#deps.lanes.flatMap((lane) => Object.keys(lane)));
    for (const kind of listKinds(this.#deps.db)) if (!known.has(kind)) this.#deps.onError(new Error(`Jobs of the kind ${kind} wait, and nothing here does them.`), kind);
    look();
  }

  /** Waits for the batches under way and stops. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening?.();
    clearInterval(this.#timer);
    await Promise.all(this.#runners.map((runner) => runner.settled()));
  }

  /** Runs jobs until none is due. */
  async drain(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.run()));
  }

  /** Runs the jobs of one lane until none is due. */
  async drainLane(index: number): Promise<void> {
    await this.#runners[index]?.run();
  }

  /** How many jobs wait, and since when the oldest does. */
  backlog(): Backlog {
    return countJobs(this.#deps.db);
  }

  async #empty(lane: Lane): Promise<void> {
    try {
      while (!this.#stopped && (await this.#runBatch(lane))) continue;
    } catch (error) {
      this.#deps.onError(error, 'outbox');
    }
  }

  async #runBatch(lane: Lane): Promise<boolean> {
    const { db, now } = this.#deps;
    const due = listDue(db, Object.keys(lane), now(), batchSize);
    const [first] = due;
    const handler = first === undefined ? undefined : lane[first.kind];
    if (first === undefined || handler === undefined) return false;
    const jobs = due.filter(({ kind }) => kind === first.kind);
    if ('each' in handler) {
      for (const job of jobs) if (!this.#stopped) await this.#attempt(() => handler.each(job), [job]);
      return true;
    }
    if ((await this.#attempt(handler, jobs)) || jobs.length === 1) return true;
    // One of them cannot be done: alone, each other one can, and a later one of the same subject waits for it.
    const failed = new Set<string>();
    for (const job of jobs) if (!this.#stopped && !failed.has(job.subject) && !(await this.#attempt(handler, [job]))) failed.add(job.subject);
    return true;
  }

  /** Does jobs together and removes them; a single one that fails is put off, or set aside where it cannot be done, and said. */
  async #attempt(handler: JobHandler, jobs: readonly OutboxRow[]): Promise<boolean> {
    const { db, now, onError } = this.#deps;
    const ids = jobs.map(({ id }) => id);
    try {
      await handler(jobs);
      removeJobs(db, ids);
      return true;
    } catch (error) {
      const [first] = jobs;
      if (error instanceof GivenUp && first !== undefined && jobs.length === 1) {
        setAside(db, first.id, { error: error.message, keep: error.keep, at: now() });
        onError(error, first.kind);
      } else if (jobs.length === 1) {
        putOff(db, ids, error instanceof Error ? error.message : String(error), now());
        onError(error, jobs[0]?.kind ?? '');
      }
      return false;
    }
  }
}
