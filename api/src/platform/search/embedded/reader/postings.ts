import type Sqlite from 'better-sqlite3';
import type { Language } from '#api/contract/text.ts';
import type { StemRow } from '../facts.ts';
import { tokenOf } from '../impact.ts';

/** The slots of the documents of a stem, level by level. */
export type Posting = readonly { readonly level: number; readonly slots: Uint32Array }[];

/** How many slots are kept in memory: 4 bytes each. */
const mostKept = 8_000_000;
const nothing: Posting = [];

/** Reads where stems are found, and keeps what was read last until the index changes. */
export class Postings {
  readonly #read: Sqlite.Statement<[string], number>;
  readonly #levels = { en: new Map<string, number>(), fr: new Map<string, number>() };
  readonly #kept = { en: new Map<string, Posting>(), fr: new Map<string, Posting>() };
  readonly #verify: () => void;
  #keptSlots = 0;

  /** `verify` is called before it is believed that a stem that was found once is found no more. */
  constructor(db: Sqlite.Database, verify: () => void) {
    this.#verify = verify;
    this.#read = db.prepare<[string], number>('select rowid from postings where postings match ?').pluck();
  }

  /** Learns at which levels stems may be found. */
  learn(rows: Iterable<StemRow>): void {
    for (const { language, stem, levels } of rows) this.#levels[language].set(stem, levels);
  }

  /** Forgets what was read. */
  clear(): void {
    this.#kept.en.clear();
    this.#kept.fr.clear();
    this.#keptSlots = 0;
  }

  /** Where a stem of a language is found. */
  of(language: Language, stem: string): Posting {
    const levels = this.#levels[language].get(stem);
    if (levels === undefined) return nothing;
    const known = this.#kept[language].get(stem);
    if (known !== undefined) return known;
    const posting = this.#load(language, stem, levels);
    this.#keptSlots += posting.reduce((sum, { slots }) => sum + slots.length, 16);
    if (this.#keptSlots > mostKept) this.clear();
    this.#kept[language].set(stem, posting);
    return posting;
  }

  #load(language: Language, stem: string, levels: number): Posting {
    const posting: { level: number; slots: Uint32Array }[] = [];
    for (let level = 0; level < 8; level += 1) {
      if ((levels & (1 << level)) === 0) continue;
      const found = this.#read.all(`"${tokenOf(language, level, stem)}"`);
      if (found.length > 0) posting.push({ level, slots: Uint32Array.from(found) });
    }
    if (posting.length === 0) this.#verify();
    return posting;
  }
}
