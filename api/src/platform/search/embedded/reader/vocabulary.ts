import { editDistance } from '../../analysis/edit-distance.ts';
import type { WordRow } from '../facts.ts';

/** A word that is known, as a reader keeps it. */
export type KnownWord = { readonly word: string; readonly shown: string; readonly stem: string; readonly documents: number };

/** A known word that is close to an unknown one. */
export type NearWord = KnownWord & { readonly distance: number };

type Entry = { word: string; shown: string; stem: string; documents: number; letters: number };

/** The words of a language, for words that are begun or misspelled. */
export class Vocabulary {
  readonly #byWord = new Map<string, Entry>();
  #sorted: Entry[] = [];
  #added: Entry[] = [];

  /** Learns words, or how many documents they have now. */
  learn({ word, shown, stem, documents }: WordRow): void {
    const known = this.#byWord.get(word);
    if (known !== undefined) {
      known.documents = documents;
      return;
    }
    const entry = { word, shown, stem, documents, letters: lettersOf(word) };
    this.#byWord.set(word, entry);
    this.#added.push(entry);
  }

  /** A word, if a document has it. */
  find(word: string): KnownWord | undefined {
    const entry = this.#byWord.get(word);
    return entry === undefined || entry.documents === 0 ? undefined : entry;
  }

  /** The commonest longer words that begin with what was typed, one for each stem. */
  startingWith(prefix: string, most: number): KnownWord[] {
    const words = this.#inOrder();
    const best = new Map<string, KnownWord>();
    for (let at = lowerBound(words, prefix); at < words.length; at += 1) {
      const entry = words[at];
      if (entry === undefined || !entry.word.startsWith(prefix)) break;
      if (entry.documents > (best.get(entry.stem)?.documents ?? 0)) best.set(entry.stem, entry);
    }
    return [...best.values()].toSorted((a, b) => b.documents - a.documents).slice(0, most);
  }

  /** The words that one could have meant by an unknown one, the likeliest first. */
  near(word: string): NearWord[] {
    const most = mostTypos(word);
    if (most === 0) return [];
    const letters = lettersOf(word);
    const found: NearWord[] = [];
    for (const entry of this.#inOrder()) {
      if (entry.documents === 0 || Math.abs(entry.word.length - word.length) > most || differentLetters(letters, entry.letters) > 2 * most) continue;
      const distance = editDistance(word, entry.word, most);
      if (distance <= most) found.push({ word: entry.word, shown: entry.shown, stem: entry.stem, documents: entry.documents, distance });
    }
    return found.toSorted((a, b) => unlikeliness(word, a) - unlikeliness(word, b));
  }

  #inOrder(): readonly Entry[] {
    if (this.#added.length > 0) {
      this.#sorted = merge(
        this.#sorted,
        this.#added.toSorted((a, b) => (a.word < b.word ? -1 : 1)),
      );
      this.#added = [];
    }
    return this.#sorted;
  }
}

/** How many letters of a word may be wrong; names with digits are never corrected. */
function mostTypos(word: string): number {
  if (word.length < 4 || /[^\p{L}]/u.test(word)) return 0;
  return word.length >= 8 ? 2 : 1;
}

function unlikeliness(word: string, near: NearWord): number {
  const otherStart = near.word[0] === word[0] ? 0 : 0.6;
  return near.distance + otherStart - Math.log10(near.documents + 1) * 0.3;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function differentLetters(a: number, b: number): number {
  let count = 0;
  for (let rest = a ^ b; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function lowerBound(words: readonly Entry[], prefix: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.word ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merge(left: readonly Entry[], right: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  let at = 0;
  for (const entry of left) {
    for (let next = right[at]; next !== undefined && next.word < entry.word; next = right[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(entry);
  }
  for (const entry of right.slice(at)) merged.push(entry);
  return merged;
}
