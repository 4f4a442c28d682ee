import type { Taxonomy, Term } from '#api/contract/taxonomy.ts';
import { otherLanguage, type Language } from '#api/contract/text.ts';
import { editDistance } from '#api/platform/search/analysis/edit-distance.ts';
import { fold } from '#api/platform/search/analysis/fold.ts';

/** A term of the taxonomy that could be meant. */
export type SuggestedTerm = { readonly kind: 'area' | 'category' | 'action'; readonly term: Term & { readonly slug: Readonly<Record<Language, string>> } };

type Ranked = { readonly suggestion: SuggestedTerm; readonly rank: number };

/** The areas, categories and actions whose names begin with, hold or come close to what was typed; best first. */
export function suggestTerms(taxonomy: Taxonomy, typed: string, language: Language, most: number): SuggestedTerm[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const ranked = allTerms(taxonomy).flatMap((suggestion): Ranked[] => {
    const own = rankOf(wordsOf(suggestion.term[language]), words);
    const other = rankOf(wordsOf(suggestion.term[otherLanguage(language)]), words) + 0.5;
    const rank = Math.min(own, other);
    return rank === Infinity ? [] : [{ suggestion, rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ suggestion }) => suggestion);
}

function allTerms(taxonomy: Taxonomy): SuggestedTerm[] {
  return [
    ...taxonomy.areas.map((term) => ({ kind: 'area' as const, term })),
    ...taxonomy.categories.map((term) => ({ kind: 'category' as const, term })),
    ...taxonomy.areas.flatMap(({ actions }) => actions).map((term) => ({ kind: 'action' as const, term })),
  ];
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '');
}

/** 0 where the name begins with what was typed, more for words elsewhere in it and for each slip. */
function rankOf(name: readonly string[], typed: readonly string[]): number {
  if (name.join(' ').startsWith(typed.join(' '))) return 0;
  return typed.reduce((sum, word) => sum + Math.min(...name.map((other) => slips(word, other))), 1);
}

function slips(typed: string, word: string): number {
  if (word.startsWith(typed)) return 0;
  const most = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
  const lengths = [typed.length - 1, typed.length, typed.length + 1];
  const least = Math.min(...lengths.map((length) => editDistance(typed, word.slice(0, length), most)));
  return least > most || typed[0] !== word[0] ? Infinity : least;
}
