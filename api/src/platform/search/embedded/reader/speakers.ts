import type { Language } from '#api/contract/text.ts';
import { stem } from '../../analysis/stem.ts';
import { isStopWord, stopWords } from '../../analysis/stop-words.ts';
import { endOf, type SequenceWord, type Synonyms } from '../../analysis/synonyms.ts';
import type { Piece } from './forward-reader.ts';
import type { Plan } from './plan-query.ts';

/** What stands in a text from its word `start` up to before its word `end` for words of the query, and how well. */
export type Spoken = { readonly start: number; readonly end: number; readonly clauses: ReadonlyMap<number, number> };

/** What an expression is worth where the query has one word that means the same: it may be less exactly that. */
const lesser = 0.4;

type Expression = { readonly stems: readonly string[]; readonly clauses: ReadonlyMap<number, number> };

/** The words and expressions of a language that stand for the words of a query. */
export class Speakers {
  readonly #words = new Map<string, Map<number, number>>();
  readonly #expressions = new Map<string, Expression[]>();
  readonly #language: Language;

  constructor({ clauses }: Plan, language: Language, synonyms: Synonyms) {
    this.#language = language;
    const concepts = new Map<string, Map<number, number>>();
    for (const [clause, { alternatives }] of clauses.entries()) {
      for (const one of alternatives) {
        if (one.language !== language) continue;
        if (one.stem.startsWith('=')) speak(concepts, one.stem, clause, one.weight);
        else speak(this.#words, one.stem, clause, one.weight);
      }
    }
    for (const [concept, weights] of concepts) for (const stems of synonyms.formsOf(concept, language)) this.#learn(stems, weights);
  }

  /** What a piece of a text says of the query, in its order; an expression before its words. */
  in(piece: Piece): Spoken[] {
    const spoken: Spoken[] = [];
    let words: readonly SequenceWord[] | undefined;
    for (const [start, stemmed] of piece.entries()) {
      for (const { stems, clauses: ofExpression } of this.#expressions.get(stemmed) ?? []) {
        words ??= piece.map((one) => ({ stem: one, isStopWord: isStopStem(one, this.#language) }));
        const end = endOf(stems, words, start);
        if (end !== undefined) spoken.push({ start, end, clauses: ofExpression });
      }
      const clauses = this.#words.get(stemmed);
      if (clauses !== undefined) spoken.push({ start, end: start + 1, clauses });
    }
    return spoken;
  }

  #learn(stems: readonly string[], weights: ReadonlyMap<number, number>): void {
    const [first = ''] = stems;
    if (stems.length === 1) for (const [clause, weight] of weights) speak(this.#words, first, clause, weight);
    else {
      const clauses = new Map([...weights].map(([clause, weight]) => [clause, weight < 1 ? weight * lesser : weight]));
      this.#expressions.set(
        first,
        [...(this.#expressions.get(first) ?? []), { stems, clauses }].toSorted((a, b) => b.stems.length - a.stems.length),
      );
    }
  }
}

function speak(speakers: Map<string, Map<number, number>>, key: string, clause: number, weight: number): void {
  const known = speakers.get(key) ?? new Map<number, number>();
  known.set(clause, Math.max(known.get(clause) ?? 0, weight));
  speakers.set(key, known);
}

const stopStems = {
  en: new Set(stopWords.map((word) => stem(word, 'en'))),
  fr: new Set(stopWords.map((word) => stem(word, 'fr'))),
};

function isStopStem(stemmed: string, language: Language): boolean {
  return stopStems[language].has(stemmed) || isStopWord(stemmed);
}
