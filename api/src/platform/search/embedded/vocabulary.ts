import type Sqlite from 'better-sqlite3';
import { editDistance } from '../edit-distance.ts';

/** The stems of an index with how many documents have them, for prefixes and misspellings. */
export class Vocabulary {
  #words: string[] = [];
  #counts = new Map<string, number>();

  /** Reads the stems of a table anew. */
  read(db: Sqlite.Database, language: string): void {
    const rows = db.prepare<[], [string, number]>(`select term, doc from vocabulary_${language} order by term`).raw().all();
    this.#words = rows.map(([term]) => term);
    this.#counts = new Map(rows);
  }

  /** Whether a stem is in any document. */
  has(stem: string): boolean {
    return this.#counts.has(stem);
  }

  /** The commonest stems that begin with `prefix`. */
  startingWith(prefix: string, most: number): string[] {
    const first = this.#lowerBound(prefix);
    const found: string[] = [];
    for (let at = first; at < this.#words.length && found.length < 2000; at += 1) {
      const word = this.#words[at] ?? '';
      if (!word.startsWith(prefix)) break;
      found.push(word);
    }
    return found.toSorted((a, b) => (this.#counts.get(b) ?? 0) - (this.#counts.get(a) ?? 0)).slice(0, most);
  }

  /** The nearest known stem, one letter away from five letters on, two from nine on. */
  nearest(stem: string): string | undefined {
    const most = stem.length >= 9 ? 2 : stem.length >= 4 ? 1 : 0;
    if (most === 0) return undefined;
    let best: { word: string; score: number } | undefined;
    for (const word of this.#words) {
      const distance = editDistance(stem, word, most);
      if (distance > most) continue;
      const score = distance * 10 + (word[0] === stem[0] ? 0 : 5) - Math.log10((this.#counts.get(word) ?? 0) + 1);
      if (best === undefined || score < best.score) best = { word, score };
    }
    return best?.word;
  }

  #lowerBound(prefix: string): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
