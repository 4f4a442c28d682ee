import { LRUCache } from 'lru-cache';
import type { EngineQuery, Explanation, Lexicon } from '../search-engine.ts';

/** What is made of a query without asking the lexicon. */
export const unexplained: Explanation = { corrected: null, stems: [] };

/** What the last queries were understood as, since many people ask the same. New words come with changes, and all is forgotten then. */
export class ExplainedQueries {
  readonly #lexicon: Pick<Lexicon, 'explain'>;
  readonly #kept = new LRUCache<string, Explanation>({ max: 2_000, ttl: 60_000 });
  #changes = 0;

  constructor(lexicon: Pick<Lexicon, 'explain'>) {
    this.#lexicon = lexicon;
  }

  /** How a query was understood, if it was asked before and nothing changed since. */
  find({ q, language }: EngineQuery): Explanation | undefined {
    return q === '' ? unexplained : this.#kept.get(`${language} ${q}`);
  }

  /** How a query is understood now. */
  async explain({ q, language }: EngineQuery): Promise<Explanation> {
    const changes = this.#changes;
    const explanation = await this.#lexicon.explain(q, language);
    if (changes === this.#changes) this.#kept.set(`${language} ${q}`, explanation);
    return explanation;
  }

  /** Forgets all, since the index changed. */
  forget(): void {
    this.#changes += 1;
    this.#kept.clear();
  }
}
