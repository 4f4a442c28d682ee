import type { Worker } from 'node:worker_threads';
import { Failure } from '#api/platform/failure.ts';
import type { Language } from '#api/contract/text.ts';
import type { EngineQuery, Explanation, Lexicon, OnProgress, SearchDocument, SearchEngine, SynonymUser } from '../search-engine.ts';
import { inBatches } from './in-batches.ts';
import type { WriterCalls, WriterData } from './protocol.ts';
import { ReaderPool, usualReaders } from './reader-pool.ts';
import { TaskQueue } from './task-queue.ts';
import { UnusableIndex } from './unusable-index.ts';
import { WorkerChannel } from './worker-channel.ts';

/** What the embedded engine needs. */
export type EmbeddedOptions = {
  /** Its folder; everything in it can be built anew. */
  readonly directory: string;
  /** Groups of words and expressions that mean the same, in either language. */
  readonly synonyms: readonly (readonly string[])[];
  /** How many threads search; one more writes. */
  readonly readers?: number;
  readonly onError?: (error: unknown) => void;
  /** Told when the index may not be what the database says: it broke, vanished, or another process changed it. */
  readonly onDoubt?: () => void;
  /** Told of every thread that starts. */
  readonly onStart?: (worker: Worker) => void;
  /** Milliseconds between two looks at whether the index is still there. */
  readonly watchMs?: number;
  /** Milliseconds that one search may take before its thread counts as hanging. */
  readonly patienceMs?: number;
};

/** The most documents that are handed to the writer at once: a change waits for no more than these. */
const batchSize = 50;

/** Opens the embedded engine: SQLite's full-text index in worker threads, so that no search ever blocks the server. */
export async function createEmbeddedEngine(options: EmbeddedOptions): Promise<SearchEngine & Lexicon & SynonymUser> {
  const engine = new EmbeddedEngine(options);
  await engine.open();
  return engine;
}

class EmbeddedEngine implements SearchEngine, Lexicon, SynonymUser {
  readonly name = 'embedded';
  readonly #options: EmbeddedOptions;
  readonly #writer: WorkerChannel<WriterCalls>;
  readonly #changes = new TaskQueue();
  readonly #rebuilds = new TaskQueue();
  #readers: ReaderPool | undefined;
  #file = '';
  #synonyms: EmbeddedOptions['synonyms'];
  #isLost = false;
  #isRebuilding = false;
  #watch: NodeJS.Timeout | undefined;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    this.#synonyms = options.synonyms;
    const data = (): WriterData => ({ directory: options.directory, synonyms: this.#synonyms });
    this.#writer = new WorkerChannel<WriterCalls>({ script: new URL('writer-worker.ts', import.meta.url), data, ...this.#told() });
  }

  async open(): Promise<void> {
    try {
      await this.#reopen();
    } catch (error) {
      if (!(error instanceof UnusableIndex)) throw error;
      await this.#switchTo(await this.#writer.ask('startOver', undefined));
    }
    this.#watch = setInterval(() => void this.#look(), this.#options.watchMs ?? 2000).unref();
  }

  search(query: EngineQuery): ReturnType<SearchEngine['search']> {
    return this.#guarded(() => this.#pool().search(query));
  }

  suggest(...asked: Parameters<SearchEngine['suggest']>): ReturnType<SearchEngine['suggest']> {
    return this.#guarded(() => this.#pool().suggest(...asked));
  }

  explain(q: string, language: Language): Promise<Explanation> {
    return this.#guarded(() => this.#pool().explain(q, language));
  }

  async apply(puts: readonly SearchDocument[], removals: readonly string[]): Promise<void> {
    const batches = puts.length === 0 ? [[]] : inBatches(puts, batchSize);
    for (const [at, batch] of batches.entries()) {
      await this.#guarded(() => this.#changes.run(() => this.#applyBatch(batch, at === 0 ? removals : [])));
    }
  }

  async rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: OnProgress): Promise<void> {
    await this.#rebuilds.run(() => this.#rebuild(documents, onProgress));
  }

  /** Builds the index anew with other synonyms; until that is done, searches go on with those before. */
  async useSynonyms(synonyms: EmbeddedOptions['synonyms']): Promise<void> {
    this.#synonyms = synonyms;
    await this.#changes.run(() => this.#writer.ask('useSynonyms', synonyms));
  }

  async versions(): Promise<ReadonlyMap<string, string>> {
    if (this.#isLost) return new Map();
    try {
      return await this.#changes.run(() => this.#writer.ask('versions', undefined));
    } catch (error) {
      if (!(error instanceof UnusableIndex)) throw error;
      this.#lose(error);
      return new Map();
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watch);
    await this.#changes.idle();
    await this.#pool().close();
    await this.#writer.close();
  }

  async #applyBatch(puts: readonly SearchDocument[], removals: readonly string[]): Promise<void> {
    if ((await this.#writer.ask('check', undefined)) === 'changed') await this.#reopen();
    const change = await this.#writer.ask('apply', { puts, removals });
    if (change !== undefined) await this.#pool().refresh(change);
  }

  async #rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: OnProgress): Promise<void> {
    await this.#changes.run(() => this.#writer.ask('beginRebuild', undefined));
    this.#isRebuilding = true;
    try {
      let done = 0;
      for (const given of documents) {
        for (const batch of inBatches(given, batchSize)) await this.#writer.ask('addToRebuild', batch);
        onProgress?.((done += given.length));
      }
      await this.#changes.run(async () => this.#switchTo(await this.#writer.ask('finishRebuild', undefined)));
      this.#isLost = false;
    } catch (error) {
      await this.#writer.ask('dropRebuild', undefined).catch(this.#told().onError);
      throw error;
    } finally {
      this.#isRebuilding = false;
    }
  }

  async #reopen(): Promise<void> {
    await this.#switchTo(await this.#writer.ask('open', undefined));
  }

  /** Searches go on in the old file until every reader of the new one can answer. */
  async #switchTo(file: string): Promise<void> {
    const { readers: size = usualReaders(), patienceMs } = this.#options;
    const readers = new ReaderPool({ file, synonyms: this.#synonyms, size: Math.max(1, size), ...(patienceMs === undefined ? {} : { patienceMs }), ...this.#told() });
    try {
      await readers.ready();
    } catch (error) {
      await readers.close();
      throw error;
    }
    const [oldReaders, oldFile] = [this.#readers, this.#file];
    this.#readers = readers;
    this.#file = file;
    await oldReaders?.close();
    if (oldFile !== '' && oldFile !== file) await this.#writer.ask('removeFile', oldFile);
  }

  async #guarded<Value>(work: () => Promise<Value>): Promise<Value> {
    const file = this.#file;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UnusableIndex)) throw error;
      if (await this.#hasMoved(file)) return this.#guarded(work);
      this.#lose(error);
      throw new Failure('busy', 'search-mending', 'The search index is being built anew; try again in a moment.');
    }
  }

  /** Whether another file than the one that could not be read is in place by now: another process may have built it. */
  async #hasMoved(file: string): Promise<boolean> {
    try {
      return await this.#changes.run(async () => {
        if (this.#file !== file) return true;
        if ((await this.#writer.ask('check', undefined)) !== 'changed') return false;
        await this.#reopen();
        this.#options.onDoubt?.();
        return this.#file !== file;
      });
    } catch {
      return false;
    }
  }

  #lose(error: unknown): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#options.onError?.(error);
    this.#options.onDoubt?.();
  }

  /** Notices an index that vanished or that another process changed. */
  async #look(): Promise<void> {
    if (this.#isRebuilding || this.#isLost) return;
    const file = this.#file;
    try {
      const state = await this.#changes.run(() => this.#writer.ask('check', undefined));
      if (file !== this.#file) return;
      if (state === 'gone') this.#lose(new UnusableIndex('The search index vanished.'));
      if (state !== 'changed' || this.#isRebuilding) return;
      await this.#changes.run(() => this.#reopen());
      this.#options.onDoubt?.();
    } catch (error) {
      if (error instanceof UnusableIndex) this.#lose(error);
      else this.#options.onError?.(error);
    }
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
