import type Sqlite from 'better-sqlite3';
import { languages, type Language } from '#api/contract/text.ts';
import type { WordRow } from '../facts.ts';
import { fieldEnd, firstWordId, pieceEnd, unpackNumbers } from '../forward.ts';
import type { PhraseStems } from './alternatives.ts';

/** A piece of a field, such as one keyword: its stems in their order. */
export type Piece = readonly string[];

/** The text of a document in one language, field by field. */
export type ForwardText = readonly (readonly Piece[])[];

/** Reads the words of documents in their order, for phrases and nearness. */
export class ForwardReader {
  readonly #read: Readonly<Record<Language, Sqlite.Statement<[number], Buffer | null>>>;
  readonly #stems: string[] = [];

  constructor(db: Sqlite.Database) {
    this.#read = {
      en: db.prepare<[number], Buffer | null>('select en from forwards where slot = ?').pluck(),
      fr: db.prepare<[number], Buffer | null>('select fr from forwards where slot = ?').pluck(),
    };
  }

  /** Learns the stem of a word's id. */
  learn({ id, stem }: WordRow): void {
    while (this.#stems.length < id) this.#stems.push('');
    this.#stems[id] = stem;
  }

  /** The text of a document in a language, if it has one. */
  text(slot: number, language: Language): ForwardText | undefined {
    const numbers = this.#numbers(slot, language);
    if (numbers === undefined) return undefined;
    const fields: Piece[][] = [];
    let field: string[][] = [];
    let piece: string[] = [];
    for (const number of numbers) {
      if (number >= firstWordId) piece.push(this.#stems[number] ?? '');
      else if (number === pieceEnd) {
        field.push(piece);
        piece = [];
      } else if (number === fieldEnd) {
        fields.push(field);
        field = [];
      }
    }
    return fields;
  }

  /** Whether the words of a phrase follow one another in a document. */
  hasPhrase(slot: number, phrase: PhraseStems): boolean {
    return languages.some((language) => {
      const numbers = this.#numbers(slot, language);
      return numbers !== undefined && this.#follows(numbers, phrase[language]);
    });
  }

  #follows(numbers: readonly number[], stems: readonly string[]): boolean {
    const [one] = stems;
    for (let at = 0; at < numbers.length; at += 1) {
      if (this.#stems[numbers[at] ?? 0] !== one) continue;
      if (stems.every((stem, index) => this.#stems[numbers[at + index] ?? 0] === stem)) return true;
    }
    return false;
  }

  #numbers(slot: number, language: Language): readonly number[] | undefined {
    const bytes = this.#read[language].get(slot);
    if (bytes === null || bytes === undefined) return undefined;
    const numbers = unpackNumbers(bytes);
    return numbers.slice(1 + (numbers[0] ?? 0));
  }
}
