import type Sqlite from 'better-sqlite3';
import { languages, type Language } from '#api/contract/text.ts';
import type { WordRow } from '../facts.ts';
import { fieldEnd, firstWordId, pieceEnd, unpackNumbers } from '../forward.ts';
import type { PhraseStems } from './alternatives.ts';
import { PhraseFinder } from './phrase-finder.ts';

/** A piece of a field, such as one keyword: its stems in their order. */
export type Piece = readonly string[];

/** The text of a document in one language, field by field. */
export type ForwardText = readonly (readonly Piece[])[];

const nothing = new Uint8Array(0);

/** The most words of a phrase that must follow one another; those after them need not. */
const longestPhrase = 31;

/** Reads the words of documents in their order, for phrases and nearness. */
export class ForwardReader {
  readonly #read: Readonly<Record<Language, Sqlite.Statement<[number], Buffer | null>>>;
  readonly #readBoth: Sqlite.Statement<[number], (Buffer | null)[]>;
  readonly #stems: string[] = [];
  readonly #ids = { en: new Map<string, number[]>(), fr: new Map<string, number[]>() };

  constructor(db: Sqlite.Database) {
    this.#readBoth = db.prepare<[number], (Buffer | null)[]>(`select ${languages.join(', ')} from forwards where slot = ?`).raw();
    this.#read = {
      en: db.prepare<[number], Buffer | null>('select en from forwards where slot = ?').pluck(),
      fr: db.prepare<[number], Buffer | null>('select fr from forwards where slot = ?').pluck(),
    };
  }

  /** Learns the stem of a word's id. */
  learn({ id, stem, language }: WordRow): void {
    if (this.#stems[id] === stem) return;
    while (this.#stems.length < id) this.#stems.push('');
    this.#stems[id] = stem;
    const ids = this.#ids[language].get(stem);
    if (ids === undefined) this.#ids[language].set(stem, [id]);
    else ids.push(id);
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

  /** Says of documents whether the words of a phrase follow one another in them. */
  phrase(stems: PhraseStems): (slot: number) => boolean {
    const finders = languages.map((language) => this.#finder(stems[language], language));
    return (slot) => {
      const texts = this.#readBoth.get(slot);
      return finders.some((finder, at) => finder.isIn(texts?.[at] ?? nothing));
    };
  }

  #finder(stems: readonly string[], language: Language): PhraseFinder {
    const ids = stems.slice(0, longestPhrase).map((stem) => this.#ids[language].get(stem) ?? []);
    return new PhraseFinder(ids, this.#stems.length);
  }

  #numbers(slot: number, language: Language): readonly number[] | undefined {
    const bytes = this.#read[language].get(slot);
    if (bytes === null || bytes === undefined) return undefined;
    const numbers = unpackNumbers(bytes);
    return numbers.slice(1 + (numbers[0] ?? 0));
  }
}
