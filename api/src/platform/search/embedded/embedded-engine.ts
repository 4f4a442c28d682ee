import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '#api/platform/failure.ts';
import type { EngineAnswer, EngineSuggestion, SearchDocument, SearchEngine } from '../search-engine.ts';
import type { WorkerReply, WorkerRequest } from './protocol.ts';

/** What the embedded engine needs: its folder, the groups of synonyms, and who is told of a crash. */
export type EmbeddedOptions = { readonly directory: string; readonly synonyms: readonly (readonly string[])[]; readonly onError: (error: unknown) => void };

/** How many requests may wait before more are refused. */
const mostWaiting = 200;

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void };

/** Opens the embedded engine: SQLite's full-text index in a worker thread, so that a broad search blocks nobody. */
export async function createEmbeddedEngine(options: EmbeddedOptions): Promise<SearchEngine> {
  const channel = new WorkerChannel(options);
  const apply = async (puts: readonly SearchDocument[], removals: readonly string[]): Promise<void> => channel.ask<undefined>({ kind: 'apply', puts, removals });
  await channel.ask<Map<string, string>>({ kind: 'versions' });
  return {
    name: 'embedded',
    search: (query) => channel.ask<EngineAnswer>({ kind: 'search', query }),
    suggest: (q, language, most) => channel.ask<EngineSuggestion[]>({ kind: 'suggest', q, language, most }),
    apply,
    versions: () => channel.ask<Map<string, string>>({ kind: 'versions' }),
    rebuild: async (documents, onProgress) => {
      const left = new Set((await channel.ask<Map<string, string>>({ kind: 'versions' })).keys());
      let done = 0;
      for (const batch of documents) {
        await apply(batch, []);
        for (const { id } of batch) left.delete(id);
        onProgress?.((done += batch.length));
      }
      await apply([], [...left]);
    },
    close: () => channel.close(),
  };
}

/** Asks the worker one thing at a time, and starts a new one where it crashed. */
class WorkerChannel {
  readonly #options: EmbeddedOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker;
  #calls = 0;
  #closed = false;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  ask<Value>(request: WorkerRequest): Promise<Value> {
    if (this.#waiting.size >= mostWaiting) return Promise.reject(new Failure('busy', 'search-busy', 'Too many searches wait.'));
    const call = (this.#calls += 1);
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#worker.postMessage({ call, request });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.ask<undefined>({ kind: 'close' });
    await this.#worker.terminate();
  }

  #start(): Worker {
    const { directory, synonyms, onError } = this.#options;
    const worker = new Worker(new URL('search-worker.ts', import.meta.url), { workerData: { file: join(directory, 'embedded.db'), synonyms } });
    worker.on('message', (reply: WorkerReply) => this.#settle(reply));
    worker.on('error', onError);
    worker.on('exit', () => this.#restart());
    return worker;
  }

  #settle({ call, value, error }: WorkerReply): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    // The worker answers each kind of request with its type.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (error === undefined) waiting?.resolve(value as never);
    else waiting?.reject(new Error(error));
  }

  #restart(): void {
    if (this.#closed) return;
    for (const { reject } of this.#waiting.values()) reject(new Failure('busy', 'search-restarting', 'Search is starting again.'));
    this.#waiting.clear();
    this.#worker = this.#start();
  }
}
