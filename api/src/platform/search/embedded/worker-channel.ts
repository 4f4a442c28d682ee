import { Worker } from 'node:worker_threads';
import { Failure } from '#api/platform/failure.ts';
import type { Calls, ReceivedReply, Request } from './protocol.ts';
import { UnusableIndex } from './unusable-index.ts';

/** How a worker is started, and who is told of what goes wrong. */
export type ChannelOptions = {
  readonly script: URL;
  readonly data: () => unknown;
  readonly onError: (error: unknown) => void;
  /** Told of every worker that starts, once at first and again after each crash. */
  readonly onStart?: (worker: Worker) => void;
  /** How long it may take over one call before it counts as hanging, and another one takes its place; for ever where that is not said. */
  readonly patienceMs?: number;
};

type Waiting = { readonly request: Request; readonly resolve: (output: never) => void; readonly reject: (error: Error) => void; retried: boolean };

/** A worker that crashes so often in a row rests for a while before it is started again. */
const mostCrashes = 5;
const restMs = 1000;

/** At its first call a worker may have to read a large file. */
const firstPatienceMs = 60_000;

/** Asks a worker, and starts another one where it crashed; what was waiting is then asked once more. */
export class WorkerChannel<Kinds extends Calls> {
  readonly #options: ChannelOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #calls = 0;
  #crashes = 0;
  #restsUntil = 0;
  #isClosed = false;
  #hasAnswered = false;
  #watchdog: NodeJS.Timeout | undefined;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  /** How many calls wait for an answer. */
  get load(): number {
    return this.#waiting.size;
  }

  /** Asks the worker. @throws UnusableIndex, Failure `search-restarting`, Failure `search-hanging` */
  ask<Kind extends keyof Kinds & string>(kind: Kind, input: Kinds[Kind]['input']): Promise<Kinds[Kind]['output']> {
    if (this.#isClosed) return Promise.reject(restarting());
    if (performance.now() < this.#restsUntil) return Promise.reject(crashedTooOften());
    const worker = (this.#worker ??= this.#start());
    const request = { call: (this.#calls += 1), kind, input };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.call, { request, resolve, reject, retried: false });
      worker.postMessage(request);
      if (this.#waiting.size === 1) this.#watch();
    });
  }

  /** Lets the worker finish what it was asked, and ends it. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    const closed = this.ask('close', undefined);
    this.#isClosed = true;
    await closed.catch(this.#options.onError);
    clearTimeout(this.#watchdog);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const { script, data, onError, onStart } = this.#options;
    const worker = new Worker(script, { workerData: data() });
    this.#hasAnswered = false;
    worker.on('message', (reply: ReceivedReply) => {
      if (worker === this.#worker) this.#settle(reply);
    });
    worker.on('error', onError);
    worker.on('exit', () => this.#restart(worker));
    onStart?.(worker);
    return worker;
  }

  #settle({ call, output, error, isUnusable }: ReceivedReply): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    this.#crashes = 0;
    this.#hasAnswered = true;
    this.#watch();
    if (error === undefined) waiting?.resolve(output);
    else waiting?.reject(isUnusable === true ? new UnusableIndex(error) : new Error(error));
  }

  /** A worker answers its calls one after the other, so it is the oldest one that it hangs in. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    const { patienceMs } = this.#options;
    if (patienceMs === undefined || this.#waiting.size === 0) return;
    this.#watchdog = setTimeout(() => this.#replace(), this.#hasAnswered ? patienceMs : Math.max(patienceMs, firstPatienceMs)).unref();
  }

  /** Ends a hanging worker without waiting for its end, and refuses what it hangs in: that must not hang the next one too. */
  #replace(): void {
    const [[call, waiting] = []] = this.#waiting;
    const hanging = this.#worker;
    if (call === undefined || hanging === undefined) return;
    this.#waiting.delete(call);
    waiting?.reject(new Failure('busy', 'search-hanging', 'This search takes too long; try again in a moment.'));
    this.#options.onError(new Error(`A thread of the search engine hung in "${waiting?.request.kind}" and was replaced.`));
    this.#worker = this.#isClosed ? undefined : this.#startOver();
    void hanging.terminate();
    if (this.#isClosed) this.#refuseAll(restarting());
  }

  #startOver(): Worker {
    const next = this.#start();
    for (const waiting of this.#waiting.values()) this.#askAgain(next, waiting);
    this.#watch();
    return next;
  }

  #restart(worker: Worker): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    if (this.#isClosed) return this.#refuseAll(restarting());
    this.#crashes += 1;
    if (this.#crashes >= mostCrashes) {
      this.#restsUntil = performance.now() + restMs;
      return this.#refuseAll(crashedTooOften());
    }
    this.#worker = this.#startOver();
  }

  #askAgain(worker: Worker, waiting: Waiting): void {
    if (waiting.retried) {
      this.#waiting.delete(waiting.request.call);
      waiting.reject(restarting());
      return;
    }
    waiting.retried = true;
    worker.postMessage(waiting.request);
  }

  #refuseAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function restarting(): Failure {
  return new Failure('busy', 'search-restarting', 'Search is starting again; try again in a moment.');
}

function crashedTooOften(): UnusableIndex {
  return new UnusableIndex(`A thread of the search engine crashed ${mostCrashes} times in a row.`);
}
