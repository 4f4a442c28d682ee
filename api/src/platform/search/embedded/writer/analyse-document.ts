import type { Language } from '#api/contract/text.ts';
import { eachRawChunk } from '../../analysis/tokenize.ts';
import type { Synonyms } from '../../analysis/synonyms.ts';
import type { DocumentText } from '../../search-engine.ts';
import { fieldEnd, pieceEnd } from '../forward.ts';
import { fields, impactOf, isStrong, levelOf, occurrenceWeight, type Field } from '../impact.ts';
import type { Lexicon, StemEntry, WordEntry } from './lexicon.ts';

/** A text as the index keeps it: its tokens for FTS5, the ids of its words in their order, and its words. */
export type AnalysedText = { readonly tokens: readonly string[]; readonly forward: readonly number[]; readonly words: readonly WordEntry[] };

let analysed = 0;

/** Analyses the text of a document in one language. */
export function analyseText(text: DocumentText, vendor: string, language: Language, { lexicon, synonyms }: { lexicon: Lexicon; synonyms: Synonyms }): AnalysedText {
  analysed += 1;
  const collector = new Collector(lexicon, synonyms, language, analysed);
  for (const field of fields) collector.addField(field, piecesOf(text, vendor, field));
  return collector.finish();
}

function piecesOf(text: DocumentText, vendor: string, field: Field): readonly string[] {
  if (field === 'vendor') return [vendor];
  const value = text[field];
  return typeof value === 'string' ? [value] : value;
}

/** Adds up what the fields of a text say of each stem. */
class Collector {
  readonly #lexicon: Lexicon;
  readonly #synonyms: Synonyms;
  readonly #language: Language;
  readonly #mark: number;
  readonly #forward: number[] = [];
  readonly #words: WordEntry[] = [];
  readonly #stems: StemEntry[] = [];

  constructor(lexicon: Lexicon, synonyms: Synonyms, language: Language, mark: number) {
    this.#lexicon = lexicon;
    this.#synonyms = synonyms;
    this.#language = language;
    this.#mark = mark;
  }

  addField(field: Field, pieces: readonly string[]): void {
    const first = this.#forward.length;
    const read = pieces.map((piece) => this.#readPiece(piece));
    const weight = occurrenceWeight(field, this.#forward.length - first - pieces.length);
    const keepsStopWords = field === 'name' || field === 'keywords' || field === 'terms';
    const strong = isStrong(field);
    for (const { parts, others } of read) {
      for (const word of parts) this.#addWord(word, keepsStopWords, strong, weight);
      for (const word of others) this.#addWord(word, keepsStopWords, strong, weight);
      this.#addConcepts(parts, { keepsStopWords, strong, weight });
    }
    this.#forward.push(fieldEnd);
  }

  finish(): AnalysedText {
    const tokens = this.#stems.map((entry) => this.#lexicon.token(entry, levelOf(impactOf(entry.weight), entry.strong)));
    return { tokens, forward: this.#forward, words: this.#words };
  }

  #readPiece(piece: string): { parts: WordEntry[]; others: WordEntry[] } {
    const parts: WordEntry[] = [];
    const others: WordEntry[] = [];
    eachRawChunk(piece, (raw) => {
      const chunk = this.#lexicon.chunk(raw, this.#language);
      for (const word of chunk.parts) {
        parts.push(word);
        this.#forward.push(word.id);
      }
      for (const word of chunk.others) others.push(word);
    });
    this.#forward.push(pieceEnd);
    return { parts, others };
  }

  #addWord(word: WordEntry, keepsStopWords: boolean, strong: boolean, weight: number): void {
    if (word.seen !== this.#mark) {
      word.seen = this.#mark;
      this.#words.push(word);
    }
    if (keepsStopWords || !word.isStopWord) this.#addStem(word.stem, strong, weight);
  }

  /** In prose a term of common words, such as "Manage IT", is hardly ever meant. */
  #addConcepts(parts: readonly WordEntry[], { keepsStopWords, strong, weight }: { keepsStopWords: boolean; strong: boolean; weight: number }): void {
    if (!parts.some(({ stem }) => this.#synonyms.mayStart(stem.stem, this.#language))) return;
    const words = parts.map(({ stem, isStopWord }) => ({ stem: stem.stem, isStopWord }));
    const found = this.#synonyms.find(words, this.#language).filter(({ term }) => keepsStopWords || term?.isCommon !== true);
    const concepts = new Set(found.map(({ concept }) => concept));
    for (const concept of concepts) this.#addStem(this.#lexicon.stem(concept, this.#language), strong, weight);
  }

  #addStem(entry: StemEntry, strong: boolean, weight: number): void {
    if (entry.seen !== this.#mark) {
      entry.seen = this.#mark;
      entry.weight = 0;
      entry.strong = false;
      this.#stems.push(entry);
    }
    entry.weight += weight;
    entry.strong ||= strong;
  }
}
