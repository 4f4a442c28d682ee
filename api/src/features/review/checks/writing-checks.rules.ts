import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Finding } from '#api/contract/review.ts';
import { languages, otherLanguage } from '#api/contract/text.ts';
import { detectLanguage } from '#api/platform/language/detect-language.ts';
import { fold } from '#api/platform/search/analysis/fold.ts';
import { isStopWord } from '#api/platform/search/analysis/stop-words.ts';
import { finding, sidesOf, textsOf, type Side } from './finding.ts';

/** From how many letters on the share of capitals says something, and from which share on it is shouting: of words too long for an abbreviation, or of all. */
const capitals = { leastLetters: 15, mostLong: 0.4, most: 0.8 } as const;

/** How often one word may come back: at least so often, and in so large a share of all words. */
const repetition = { least: 8, share: 0.07 } as const;

/** Words that were put in to be found rather than read, and writing that shouts. */
export function checkEmphasis(content: ListingContent): Finding[] {
  return [...sidesOf(content).flatMap((side) => [...shouting(side), ...repeated(side)]), ...repeatedKeywords(content)];
}

function shouting({ pointer, side, text }: Side): Finding[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (pattern: RegExp): number => (text.match(pattern)?.join('').length ?? 0) / Math.max(1, letters);
  const all = share(/\p{Lu}/gu);
  const isLoud = letters >= capitals.leastLetters && (share(/\p{Lu}{5,}/gu) > capitals.mostLong || all > capitals.most);
  const exclamations = text.match(/[!¡！]/g)?.length ?? 0;
  const emojis = text.match(/\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[★☆✓✔➜►●]/gu)?.length ?? 0;
  return [
    ...(isLoud ? [finding('capitals', { pointer, side, percent: Math.round(100 * all) })] : []),
    ...(exclamations > (pointer === '/description' ? 2 : 0) ? [finding('exclamations', { pointer, side, count: exclamations })] : []),
    ...(emojis > 0 ? [finding('emojis', { pointer, side, count: emojis })] : []),
  ];
}

function repeated({ pointer, side, text }: Side): Finding[] {
  const words = fold(text).match(/\p{L}{3,}/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) if (!isStopWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const isShort = pointer !== '/description';
  return [...counts].flatMap(([word, count]) => {
    const isTooMuch = isShort ? count >= 4 && count / words.length > 0.2 : count >= repetition.least && count / words.length > repetition.share;
    return isTooMuch ? [finding('word-repeated', { pointer, side, word, count })] : [];
  });
}

/** Keywords that say one word over and over, or are those of one another. */
function repeatedKeywords({ keywords }: ListingContent): Finding[] {
  return languages.flatMap((side) => {
    const words = (keywords?.[side] ?? []).flatMap((keyword) => [...new Set(fold(keyword).match(/\p{L}{3,}/gu))]);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const most = [...counts].toSorted((a, b) => b[1] - a[1])[0];
    return most !== undefined && most[1] >= 4 ? [finding('keywords-repeated', { pointer: '/keywords', side, word: most[0], count: most[1] })] : [];
  });
}

/** Texts that stand on the side of the other language, and long ones that are the same on both. */
export function checkLanguages(content: ListingContent): Finding[] {
  const swapped = sidesOf(content)
    .filter(({ pointer, side, text }) => pointer !== '/name' && detectLanguage(text) === otherLanguage(side))
    .map(({ pointer, side }) => finding('languages-swapped', { pointer, side }));
  const same = textsOf(content).flatMap(([pointer, text]) => {
    const { en, fr } = text ?? {};
    const isSame = pointer !== '/name' && en !== undefined && en === fr && detectLanguage(en) !== undefined;
    return isSame ? [finding('same-in-both', { pointer })] : [];
  });
  return [...swapped.filter(({ pointer }) => !same.some((one) => one.pointer === pointer)), ...same];
}
