import type { Language } from '#api/contract/text.ts';
import { stemEnglish } from './stem-english.ts';
import { stemFrench } from './stem-french.ts';

const mostKept = 200_000;
const kept = { en: new Map<string, string>(), fr: new Map<string, string>() };
const stemmers = { en: stemEnglish, fr: stemFrench };
const onlyLetters = /^[a-z]+$/;

/** The stem that a folded word of a language is found by; names with digits or signs are their own. */
export function stem(word: string, language: Language): string {
  const known = kept[language].get(word);
  if (known !== undefined) return known;
  const found = onlyLetters.test(word) ? stemmers[language](word) : word;
  if (kept[language].size >= mostKept) kept[language].clear();
  kept[language].set(word, found);
  return found;
}
