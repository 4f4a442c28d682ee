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

type Ranked = { readonly slot: number; readonly rank: number };

/** The listings whose name, or whose vendor, begins with what was typed, or comes close to it; best first. */
export function suggestNames(q: string, sources: NameSources): EngineSuggestion[] {
  const typed = fold(q.toWellFormed().slice(0, 100))
    .replaceAll(/[^\p{L}\p{N}+#.']+/gu, ' ')
    .trim();
  if (typed === '' || sources.most <= 0) return [];
  const found = namesWith(typed, sources);
  const near = found.length > 0 ? typed : withoutSlips(typed, sources);
  const all = near === typed ? found : namesWith(near, sources);
  return all.slice(0, sources.most).map(({ slot }) => ({ kind: 'listing', id: sources.columns.ids[slot] ?? '' }));
}

function namesWith(typed: string, { columns, language }: NameSources): Ranked[] {
  const names = columns.foldedNames[language];
  const others = columns.foldedNames[otherLanguage(language)];
  const found: Ranked[] = [];
  for (let slot = 0; slot < columns.size; slot += 1) {
    if (!columns.alive.has(slot)) continue;
    const rank = Math.min(rankOf(names[slot], typed), 2 + rankOf(others[slot], typed), 4 + rankOf(columns.foldedVendors[slot], typed));
    if (rank < Infinity) found.push({ slot, rank });
  }
  const length = ({ slot }: Ranked) => names[slot]?.length ?? 0;
  return found.toSorted((a, b) => a.rank - b.rank || length(a) - length(b) || (columns.hashes[a.slot] ?? 0) - (columns.hashes[b.slot] ?? 0));
}

function rankOf(name: string | undefined, typed: string): number {
  if (name === undefined) return Infinity;
  const at = name.indexOf(typed);
  if (at === 0) return 0;
  for (let place = at; place > 0; place = name.indexOf(typed, place + 1)) if (!/[\p{L}\p{N}]/u.test(name[place - 1] ?? '')) return 1;
  return Infinity;
}

function withoutSlips(typed: string, { vocabularies, language }: NameSources): string {
  const words = tokenize(typed).map(({ word }) => {
    const isKnown = [vocabularies.en, vocabularies.fr].some((vocabulary) => vocabulary.find(word) !== undefined || vocabulary.startingWith(word, 1).length > 0);
    if (isKnown) return word;
    return [language, otherLanguage(language)].flatMap((side) => vocabularies[side].near(word))[0]?.word ?? word;
  });
  return words.join(' ');
}
