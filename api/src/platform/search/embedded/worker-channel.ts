import { Worker } from 'node:worker_threads';
import { Failure } from '#api/platform/failure.ts';
import type { Calls, ReceivedReply, Request } from './protocol.ts';

/** How a worker is started, and who is told of what goes wrong. */
export type ChannelOptions = {
  readonly script: URL;
  readonly data: () => unknown;
  readonly onError: (error: unknown) => void;
  /** Told of every worker that starts, once at first and again after each crash. */
  readonly onStart?: (worker: Worker) => void;
};

type Waiting = { readonly request: Request; readonly resolve: (output: never) => void; readonly reject: (error: Error) => void; retried: boolean };

/** A worker that crashes so often in a row is not started again. */
const mostCrashes = 5;

/** An error in the index file itself. */
export class BrokenIndex extends Error {}

/** Asks a worker, and starts another one where it crashed; what was waiting is then asked once more. */
export class WorkerChannel<Kinds extends Calls> {
  readonly #options: ChannelOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker;
  #calls = 0;
  #crashes = 0;
  #isClosed = false;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  /** How many calls wait for an answer. */
  get load(): number {
    return this.#waiting.size;
  }

  /** Asks the worker. */
  ask<Kind extends keyof Kinds & string>(kind: Kind, input: Kinds[Kind]['input']): Promise<Kinds[Kind]['output']> {
    if (this.#isClosed) return Promise.reject(stopped());
    const request = { call: (this.#calls += 1), kind, input };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.call, { request, resolve, reject, retried: false });
      this.#worker.postMessage(request);
    });
  }

  /** Lets the worker finish what it was asked, and ends it. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    const closed = this.ask('close', undefined);
    this.#isClosed = true;
    await closed.catch(this.#options.onError);
    await this.#worker.terminate();
  }

  #start(): Worker {
    const { script, data, onError, onStart } = this.#options;
    const worker = new Worker(script, { workerData: data() });
    worker.on('message', (reply: ReceivedReply) => this.#settle(reply));
    worker.on('error', onError);
    worker.on('exit', () => this.#restart(worker));
    onStart?.(worker);
    return worker;
  }

  #settle({ call, output, error, isBroken }: ReceivedReply): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    this.#crashes = 0;
    if (error === undefined) waiting?.resolve(output);
    else waiting?.reject(isBroken === true ? new BrokenIndex(error) : new Error(error));
  }

  #restart(worker: Worker): void {
    if (worker !== this.#worker) return;
    this.#crashes += 1;
    if (this.#isClosed || this.#crashes > mostCrashes) {
      this.#isClosed = true;
      for (const { reject } of this.#waiting.values()) reject(stopped());
      this.#waiting.clear();
      return;
    }
    this.#worker = this.#start();
    for (const waiting of this.#waiting.values()) this.#askAgain(waiting);
  }

  #askAgain(waiting: Waiting): void {
    if (waiting.retried) {
      this.#waiting.delete(waiting.request.call);
      waiting.reject(stopped());
      return;
    }
    waiting.retried = true;
    this.#worker.postMessage(waiting.request);
  }
}

function stopped(): Failure {
  return new Failure('busy', 'search-restarting', 'Search is starting again; try again in a moment.');
}
