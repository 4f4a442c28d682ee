import type { ListingContent } from '#api/contract/listing-content.ts';
import { languages, type Language } from '#api/contract/text.ts';
import { fold } from '#api/platform/search/analysis/fold.ts';

/** How many words in a row are compared. */
const runLength = 4;

/** The shortest text that can be said to be like another, in runs of words. */
const leastRuns = 12;

/** How much of the shorter of two listings stands in the other one too, from 0 to 1, in the language in which they are most alike. */
export function textLikeness(one: ListingContent, other: ListingContent): number {
  return Math.max(0, ...languages.map((language) => sharedRuns(runsOf(one, language), runsOf(other, language))));
}

function sharedRuns(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [shorter, longer] = one.size <= other.size ? [one, other] : [other, one];
  if (shorter.size < leastRuns) return 0;
  let shared = 0;
  for (const run of shorter) if (longer.has(run)) shared += 1;
  return shared / shorter.size;
}

function runsOf({ summary, description, features = [], benefits = [] }: ListingContent, language: Language): ReadonlySet<string> {
  const text = [summary, description, ...features, ...benefits].flatMap((part) => part[language] ?? []).join(' . ');
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + runLength <= words.length; at += 1) runs.add(words.slice(at, at + runLength).join(' '));
  return runs;
}

/** Words by which a search engine finds listings that say the same: the longest ones of the summary, which are the rarest as a rule. */
export function tellingWords({ name, summary }: ListingContent, language: Language): string[] {
  const words = (text: string | undefined): string[] => fold(text ?? '').match(/\p{L}{4,}/gu) ?? [];
  const byLength = [...new Set(words(summary[language]))].toSorted((a, b) => b.length - a.length).slice(0, 6);
  return [words(name[language]).join(' '), byLength.join(' '), byLength.slice(0, 3).join(' ')].filter((query) => query !== '');
}
