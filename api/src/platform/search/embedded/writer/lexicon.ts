import type Sqlite from 'better-sqlite3';
import type { Language } from '#api/contract/text.ts';
import { analyseChunk } from '../../analysis/chunks.ts';
import { stem } from '../../analysis/stem.ts';
import { isStopWord } from '../../analysis/stop-words.ts';
import type { StemRow, WordRow } from '../facts.ts';
import { firstWordId } from '../forward.ts';
import { tokenOf } from '../impact.ts';

/** A stem of a language, with the tokens of its levels. */
export type StemEntry = {
  readonly language: Language;
  readonly stem: string;
  levels: number;
  readonly tokens: (string | undefined)[];
  seen: number;
  weight: number;
  strong: boolean;
};

/** A word of a language. */
export type WordEntry = {
  readonly id: number;
  readonly language: Language;
  readonly word: string;
  readonly shown: string;
  readonly stem: StemEntry;
  readonly isStopWord: boolean;
  documents: number;
  seen: number;
};

/** The words of a chunk, and the other words that it is found by. */
export type ChunkEntry = { readonly parts: readonly WordEntry[]; readonly others: readonly WordEntry[] };

const mostChunksKept = 200_000;

/** Every word and stem of an index, in the writer's memory; what changed is written with `flush`. */
export class Lexicon {
  readonly #words = { en: new Map<string, WordEntry>(), fr: new Map<string, WordEntry>() };
  readonly #stems = { en: new Map<string, StemEntry>(), fr: new Map<string, StemEntry>() };
  readonly #chunks = { en: new Map<string, ChunkEntry>(), fr: new Map<string, ChunkEntry>() };
  readonly #byId: (WordEntry | undefined)[] = [];
  readonly #changedWords = new Set<WordEntry>();
  readonly #changedStems = new Set<StemEntry>();

  constructor(db: Sqlite.Database) {
    for (const row of db.prepare<[], StemRow>('select language, stem, levels from stems').iterate()) this.stem(row.stem, row.language).levels = row.levels;
    for (const row of db.prepare<[], WordRow>('select * from words order by id').iterate()) this.#restore(row);
  }

  /** The entries of a chunk as it is written. */
  chunk(raw: string, language: Language): ChunkEntry {
    const kept = this.#chunks[language];
    const known = kept.get(raw);
    if (known !== undefined) return known;
    const { parts, joined, extras } = analyseChunk(raw);
    const others = [...(joined === undefined ? [] : [joined]), ...extras];
    const entry = { parts: parts.map(({ word, shown }) => this.#word(word, shown, language)), others: others.map((word) => this.#word(word, word, language)) };
    if (kept.size >= mostChunksKept) kept.clear();
    kept.set(raw, entry);
    return entry;
  }

  #word(word: string, shown: string, language: Language): WordEntry {
    const known = this.#words[language].get(word);
    if (known !== undefined) return known;
    const id = Math.max(firstWordId, this.#byId.length);
    return this.#keep({ id, language, word, shown, stem: this.stem(stem(word, language), language), isStopWord: isStopWord(word), documents: 0, seen: 0 });
  }

  /** The entry of a stem, made where it is new. */
  stem(text: string, language: Language): StemEntry {
    const known = this.#stems[language].get(text);
    if (known !== undefined) return known;
    const entry: StemEntry = { language, stem: text, levels: 0, tokens: [], seen: 0, weight: 0, strong: false };
    this.#stems[language].set(text, entry);
    return entry;
  }

  /** The word of an id. */
  byId(id: number): WordEntry | undefined {
    return this.#byId[id];
  }

  /** Counts a document that has a word, or has it no more. */
  count(word: WordEntry, by: 1 | -1): void {
    word.documents += by;
    this.#changedWords.add(word);
  }

  /** The token of a stem at a level. */
  token(entry: StemEntry, level: number): string {
    const known = entry.tokens[level];
    if (known !== undefined) return known;
    if ((entry.levels & (1 << level)) === 0) {
      entry.levels |= 1 << level;
      this.#changedStems.add(entry);
    }
    return (entry.tokens[level] = tokenOf(entry.language, level, entry.stem));
  }

  /** Writes what changed, and says what it was. */
  flush(db: Sqlite.Database): { words: WordRow[]; stems: StemRow[] } {
    const words = [...this.#changedWords].map(({ id, language, word, shown, stem: { stem: text }, documents }) => ({ id, language, word, shown, stem: text, documents }));
    const stems = [...this.#changedStems].map(({ language, stem: text, levels }) => ({ language, stem: text, levels }));
    const putWord = db.prepare<[WordRow]>(
      'insert into words (id, language, word, shown, stem, documents) values (@id, @language, @word, @shown, @stem, @documents) on conflict (id) do update set documents = excluded.documents',
    );
    const putStem = db.prepare<[StemRow]>('insert into stems (language, stem, levels) values (@language, @stem, @levels) on conflict do update set levels = excluded.levels');
    for (const row of words) putWord.run(row);
    for (const row of stems) putStem.run(row);
    this.#changedWords.clear();
    this.#changedStems.clear();
    return { words, stems };
  }

  #restore({ id, language, word, shown, stem: text, documents }: WordRow): void {
    this.#keep({ id, language, word, shown, stem: this.stem(text, language), isStopWord: isStopWord(word), documents, seen: 0 });
  }

  #keep(entry: WordEntry): WordEntry {
    this.#words[entry.language].set(entry.word, entry);
    this.#byId[entry.id] = entry;
    return entry;
  }
}
