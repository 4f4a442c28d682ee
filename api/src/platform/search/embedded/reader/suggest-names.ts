import { otherLanguage, type Language } from '#api/contract/text.ts';
import { fold } from '../../analysis/fold.ts';
import { tokenize } from '../../analysis/tokenize.ts';
import type { EngineSuggestion } from '../../search-engine.ts';
import type { Columns } from './columns.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What names are suggested from. */
export type NameSources = {
  readonly language: Language;
  readonly most: number;
  readonly columns: Columns;
  readonly vocabularies: Readonly<Record<Language, Vocabulary>>;
};

/** A name that could be meant. Low ranks are better; among equals the shorter name is likelier. */
type Ranked = EngineSuggestion & { readonly rank: number; readonly length: number; readonly lot: number };

/** Vendors leave room for their solutions. */
const mostVendors = 3;

/** The listings and vendors whose name begins with what was typed, or comes close to it; best first. */
export function suggestNames(q: string, sources: NameSources): EngineSuggestion[] {
  const typed = fold(q.toWellFormed().slice(0, 100))
    .replaceAll(/[^\p{L}\p{N}+#.']+/gu, ' ')
    .trim();
  if (typed === '' || sources.most <= 0) return [];
  const found = namesWith(typed, sources);
  const near = found.length > 0 ? typed : withoutSlips(typed, sources);
  const all = near === typed ? found : namesWith(near, sources);
  return all.map(({ kind, id }) => ({ kind, id }));
}

function namesWith(text: string, { columns, language, most }: NameSources): Ranked[] {
  const typed = { text, words: text.split(' ') };
  const names = columns.foldedNames[language];
  const others = columns.foldedNames[otherLanguage(language)];
  const listings = new Best(most);
  const vendors = new Best(Math.min(most, mostVendors));
  for (let slot = 0; slot < columns.size; slot += 1) {
    const id = columns.ids[slot];
    if (id === undefined) continue;
    const lot = columns.hashes[slot] ?? 0;
    const vendorRank = rankOf(columns.foldedVendors[slot], typed);
    const rank = Math.min(rankOf(names[slot], typed), 2 + rankOf(others[slot], typed), 5 + vendorRank);
    if (rank < Infinity) listings.offer({ kind: 'listing', id, rank, length: names[slot]?.length ?? 0, lot });
    const vendor = columns.vendorIds[slot];
    if (vendorRank < Infinity && vendor !== undefined) vendors.offer({ kind: 'vendor', id: vendor, rank: vendorRank, length: columns.foldedVendors[slot]?.length ?? 0, lot });
  }
  return [...vendors.found, ...listings.found].toSorted(byRank).slice(0, most);
}

function byRank(a: Ranked, b: Ranked): number {
  return a.rank - b.rank || a.length - b.length || a.lot - b.lot;
}

/** The few best of many names, each once. */
class Best {
  found: Ranked[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(name: Ranked): void {
    const worst = this.found.at(-1);
    if (worst !== undefined && this.found.length >= this.#most && byRank(name, worst) >= 0) return;
    if (this.found.some(({ id }) => id === name.id)) return;
    this.found = [...this.found, name].toSorted(byRank).slice(0, this.#most);
  }
}

/** What was typed, folded, and its words. */
type Typed = { readonly text: string; readonly words: readonly string[] };

/** 0 where a name begins with what was typed, 1 where a word in it does, and a little more where its words stand apart. */
function rankOf(name: string | undefined, { text, words }: Typed): number {
  if (name === undefined) return Infinity;
  if (name.startsWith(text)) return 0;
  if (hasWord(name, text)) return 1;
  return words.length > 1 && words.every((word) => hasWord(name, word)) ? 1.5 : Infinity;
}

function hasWord(name: string, begun: string): boolean {
  for (let at = name.indexOf(begun); at >= 0; at = name.indexOf(begun, at + 1)) if (at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1] ?? '')) return true;
  return false;
}

function withoutSlips(typed: string, { vocabularies, language }: NameSources): string {
  const words = tokenize(typed).map(({ word }) => {
    const isKnown = [vocabularies.en, vocabularies.fr].some((vocabulary) => vocabulary.find(word) !== undefined || vocabulary.startingWith(word, 1).length > 0);
    if (isKnown) return word;
    return [language, otherLanguage(language)].flatMap((side) => vocabularies[side].near(word))[0]?.word ?? word;
  });
  return words.join(' ');
}
