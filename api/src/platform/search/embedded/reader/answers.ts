import type { EngineAnswer, EngineQuery } from '../../search-engine.ts';

const mostKept = 300;

/** The last answers of one state of the index. */
export class Answers {
  readonly #kept = new Map<string, EngineAnswer>();

  /** The answer to the same query. */
  find(query: EngineQuery): EngineAnswer | undefined {
    return this.#kept.get(JSON.stringify(query));
  }

  /** Keeps an answer, and lets go of the oldest. */
  keep(query: EngineQuery, answer: EngineAnswer): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= mostKept) this.#kept.delete(oldest);
    this.#kept.set(JSON.stringify(query), answer);
  }

  /** Forgets all, since the index changed. */
  clear(): void {
    this.#kept.clear();
  }
}
