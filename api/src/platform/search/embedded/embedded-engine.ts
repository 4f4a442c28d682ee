import type { Worker } from 'node:worker_threads';
import type { EngineQuery, SearchDocument, SearchEngine } from '../search-engine.ts';
import type { WriterCalls, WriterData } from './protocol.ts';
import { ReaderPool } from './reader-pool.ts';
import { TaskQueue } from './task-queue.ts';
import { BrokenIndex, WorkerChannel } from './worker-channel.ts';

/** What the embedded engine needs. */
export type EmbeddedOptions = {
  /** Its folder; everything in it can be built anew. */
  readonly directory: string;
  /** Groups of words and expressions that mean the same, in either language. */
  readonly synonyms: readonly (readonly string[])[];
  /** How many threads search; one more writes. */
  readonly workers?: number;
  readonly onError?: (error: unknown) => void;
  /** Told of every thread that starts. */
  readonly onStart?: (worker: Worker) => void;
};

/** One reader answers faster than two that share two cores with the rest of the server. */
const usualReaders = 1;

/** The most documents that are handed to the writer at once. */
const batchSize = 250;

/** Opens the embedded engine: SQLite's full-text index in worker threads, so that no search ever blocks the server. */
export async function createEmbeddedEngine(options: EmbeddedOptions): Promise<SearchEngine> {
  const engine = new EmbeddedEngine(options);
  await engine.open();
  return engine;
}

class EmbeddedEngine implements SearchEngine {
  readonly name = 'embedded';
  readonly #options: EmbeddedOptions;
  readonly #writer: WorkerChannel<WriterCalls>;
  readonly #changes = new TaskQueue();
  readonly #rebuilds = new TaskQueue();
  #readers: ReaderPool | undefined;
  #file = '';
  #mending: Promise<void> | undefined;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    const data = (): WriterData => ({ directory: options.directory, synonyms: options.synonyms });
    this.#writer = new WorkerChannel<WriterCalls>({ script: new URL('writer-worker.ts', import.meta.url), data, ...this.#told() });
  }

  async open(): Promise<void> {
    await this.#switchTo(await this.#writer.ask('open', undefined));
  }

  async search(query: EngineQuery): ReturnType<SearchEngine['search']> {
    return this.#mended(() => this.#pool().search(query));
  }

  async suggest(...asked: Parameters<SearchEngine['suggest']>): ReturnType<SearchEngine['suggest']> {
    return this.#mended(() => this.#pool().suggest(...asked));
  }

  async apply(puts: readonly SearchDocument[], removals: readonly string[]): Promise<void> {
    const batches = Array.from({ length: Math.max(1, Math.ceil(puts.length / batchSize)) }, (_, at) => puts.slice(at * batchSize, (at + 1) * batchSize));
    for (const [at, batch] of batches.entries()) await this.#mended(() => this.#changes.run(() => this.#applyBatch(batch, at === 0 ? removals : [])));
  }

  async rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: (done: number) => void): Promise<void> {
    await this.#rebuilds.run(() => this.#rebuild(documents, onProgress));
  }

  versions(): Promise<ReadonlyMap<string, string>> {
    return this.#changes.run(() => this.#writer.ask('versions', undefined));
  }

  async close(): Promise<void> {
    await this.#changes.idle();
    await this.#pool().close();
    await this.#writer.close();
  }

  async #applyBatch(puts: readonly SearchDocument[], removals: readonly string[]): Promise<void> {
    const change = await this.#writer.ask('apply', { puts, removals });
    await this.#pool().refresh(change);
  }

  async #rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: (done: number) => void): Promise<void> {
    await this.#changes.run(() => this.#writer.ask('beginRebuild', undefined));
    try {
      let done = 0;
      for (const batch of documents) {
        for (let start = 0; start < batch.length; start += batchSize) await this.#writer.ask('addToRebuild', batch.slice(start, start + batchSize));
        onProgress?.((done += batch.length));
      }
      await this.#changes.run(async () => this.#switchTo(await this.#writer.ask('finishRebuild', undefined)));
    } catch (error) {
      await this.#writer.ask('dropRebuild', undefined);
      throw error;
    }
  }

  /** Searches go on in the old file until every reader of the new one can answer. */
  async #switchTo(file: string): Promise<void> {
    const { synonyms, workers = usualReaders } = this.#options;
    const readers = new ReaderPool({ file, synonyms, size: Math.max(1, workers), ...this.#told() });
    await readers.ready();
    const [oldReaders, oldFile] = [this.#readers, this.#file];
    this.#readers = readers;
    this.#file = file;
    if (oldReaders === undefined) return;
    await oldReaders.close();
    await this.#writer.ask('removeFile', oldFile);
  }

  /** Where the file turns out to be broken, begins an empty one, which is then filled like any that was lost. */
  async #mended<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BrokenIndex)) throw error;
      this.#options.onError?.(error);
      this.#mending ??= this.#startOver().finally(() => (this.#mending = undefined));
      await this.#mending;
      return work();
    }
  }

  #startOver(): Promise<void> {
    return this.#changes.run(async () => this.#switchTo(await this.#writer.ask('startOver', undefined)));
  }

  #pool(): ReaderPool {
    if (this.#readers === undefined) throw new Error('The search engine is not open.');
    return this.#readers;
  }

  #told() {
    const { onError = () => undefined, onStart } = this.#options;
    return { onError, ...(onStart === undefined ? {} : { onStart }) };
  }
}
