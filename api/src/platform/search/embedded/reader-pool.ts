import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Language } from '#api/contract/text.ts';
import { SearchBusy } from '../search-busy.ts';
import type { EngineAnswer, EngineQuery, EngineSuggestion, Explanation } from '../search-engine.ts';
import type { ReaderCalls, ReaderData } from './protocol.ts';
import { WorkerChannel } from './worker-channel.ts';

/** What readers are started with. */
export type PoolOptions = {
  readonly file: string;
  readonly synonyms: readonly (readonly string[])[];
  readonly size: number;
  readonly onError: (error: unknown) => void;
  readonly onStart?: (worker: Worker) => void;
  /** How long one search may take before its thread counts as hanging. */
  readonly patienceMs?: number;
};

/** How many searches may wait before more are refused. */
const mostWaiting = 200;

/** The dearest search of 100,000 listings takes less than a second. */
const usualPatienceMs = 5000;

/** One core stays free for the rest of the server; more than a few readers only cost memory. */
export function usualReaders(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}

/** The readers of one index file. Each search goes to the one with the least to do. */
export class ReaderPool {
  readonly #readers: readonly WorkerChannel<ReaderCalls>[];

  constructor({ file, synonyms, size, patienceMs = usualPatienceMs, ...told }: PoolOptions) {
    const script = new URL('reader-worker.ts', import.meta.url);
    const data = (): ReaderData => ({ file, synonyms });
    this.#readers = Array.from({ length: size }, () => new WorkerChannel<ReaderCalls>({ script, data, patienceMs, ...told }));
  }

  /** Resolved once every reader can answer. */
  async ready(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.ask('ready', undefined)));
  }

  /** Answers a query. @throws SearchBusy when too many searches wait. */
  async search(query: EngineQuery): Promise<EngineAnswer> {
    return this.#leastBusy().ask('search', query);
  }

  /** Suggests names. @throws SearchBusy when too many searches wait. */
  async suggest(q: string, language: Language, most: number): Promise<readonly EngineSuggestion[]> {
    return this.#leastBusy().ask('suggest', { q, language, most });
  }

  /** Explains a query. @throws SearchBusy when too many searches wait. */
  async explain(q: string, language: Language): Promise<Explanation> {
    return this.#leastBusy().ask('explain', { q, language });
  }

  /** Tells every reader what changed. */
  async refresh(change: Uint8Array<SharedArrayBuffer>): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.ask('refresh', change)));
  }

  /** Lets the readers finish, and ends them. */
  async close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.close()));
  }

  #leastBusy(): WorkerChannel<ReaderCalls> {
    const waiting = this.#readers.reduce((sum, { load }) => sum + load, 0);
    const [first, ...others] = this.#readers;
    if (first === undefined || waiting >= mostWaiting) throw new SearchBusy();
    return others.reduce((least, reader) => (reader.load < least.load ? reader : least), first);
  }
}
