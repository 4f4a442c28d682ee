import type { Language } from '#api/contract/text.ts';
import type { EngineAnswer, EngineQuery, EngineSuggestion, OnProgress, SearchDocument, SearchEngine } from '../search-engine.ts';
import { CircuitBreaker } from './circuit-breaker.ts';

/** What the pair of engines needs. */
export type FailoverOptions = {
  readonly main: SearchEngine;
  readonly fallback: SearchEngine;
  /** Told in a sentence when the main engine is left alone, and when it is asked again. */
  readonly onNotice: (sentence: string) => void;
};

const mostFailures = 5;
const windowMs = 30_000;
const trialEveryMs = 1_000;

/**
 * Asks the main engine, and the fallback where it fails. After a few failures the main one is left alone, and
 * tried in the background until it answers again. Changes go to both: the fallback's here, the main one's by a job
 * of its own that is tried until it succeeds.
 */
export class FailoverEngine implements SearchEngine {
  readonly name = 'meilisearch';
  readonly #options: FailoverOptions;
  readonly #breaker = new CircuitBreaker({ mostFailures, windowMs, now: () => performance.now() });
  #trial: NodeJS.Timeout | undefined;
  #unfit: string | undefined = 'Meilisearch was not looked at yet.';
  #isClosed = false;
  /** How many answers came from each engine, and how many searches failed on the main one. */
  readonly tally = { meilisearch: 0, embedded: 0, failed: 0 };

  constructor(options: FailoverOptions) {
    this.#options = options;
  }

  /** Why the fallback answers, in a sentence; `undefined` while the main engine does. */
  get warning(): string | undefined {
    if (this.#unfit !== undefined) return this.#unfit;
    return this.#breaker.isOpen ? 'Meilisearch does not answer; the embedded engine does.' : undefined;
  }

  /** Leaves the main engine alone while its index is not whole; `undefined` when it is. */
  setUnfit(reason: string | undefined): void {
    if (reason !== this.#unfit) this.#options.onNotice(reason ?? 'Meilisearch answers the searches.');
    this.#unfit = reason;
  }

  search(query: EngineQuery): Promise<EngineAnswer> {
    return this.#either((engine) => engine.search(query));
  }

  suggest(q: string, language: Language, most: number): Promise<readonly EngineSuggestion[]> {
    return this.#either((engine) => engine.suggest(q, language, most));
  }

  apply(puts: readonly SearchDocument[], removals: readonly string[]): Promise<void> {
    return this.#options.fallback.apply(puts, removals);
  }

  rebuild(documents: Iterable<readonly SearchDocument[]>, onProgress?: OnProgress): Promise<void> {
    return this.#options.fallback.rebuild(documents, onProgress);
  }

  versions(): Promise<ReadonlyMap<string, string>> {
    return this.#options.fallback.versions();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#trial);
    await Promise.all([this.#options.main.close(), this.#options.fallback.close()]);
  }

  async #either<Answer>(ask: (engine: SearchEngine) => Promise<Answer>): Promise<Answer> {
    const { main, fallback } = this.#options;
    if (this.warning === undefined) {
      try {
        const answer = await ask(main);
        this.tally.meilisearch += 1;
        return answer;
      } catch (error) {
        this.#failed(error);
      }
    }
    this.tally.embedded += 1;
    return ask(fallback);
  }

  #failed(error: unknown): void {
    this.tally.failed += 1;
    if (!this.#breaker.fail()) return;
    this.#options.onNotice(
      `Meilisearch failed ${mostFailures} times (last: ${error instanceof Error ? error.message : String(error)}); the embedded engine answers until it is back.`,
    );
    this.#tryLater();
  }

  #tryLater(): void {
    if (this.#isClosed) return;
    this.#trial = setTimeout(() => void this.#try(), trialEveryMs);
    this.#trial.unref();
  }

  async #try(): Promise<void> {
    try {
      await this.#options.main.search({ q: '', language: 'en', selection: {}, sort: 'relevance', page: 1, pageSize: 1, seed: '' });
      this.#breaker.close();
      this.#options.onNotice('Meilisearch answers again.');
    } catch {
      this.#tryLater();
    }
  }
}
