import { commonWords } from './common-words.ts';

/** Rows, columns and orders along which people let their fingers run. */
const walks = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789012345678901234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1a2b3c4d5e6f7g8h',
];
const everyWalk = walks.flatMap((walk) => [walk, walk.split('').toReversed().join('')]);

const shortestWalk = 4;
const longestWord = Math.max(...[...commonWords].map((word) => word.length));
/** A password of more common words than this is no habit any more. */
const mostWords = 2;
const leastDifferent = 5;

const likeness: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** Whether a password is made as many are: one or two common words, digits, repetitions or keyboard walks, whatever stands between them. */
export function isCommon(password: string): boolean {
  const folded = fold(password);
  const unspaced = folded.replaceAll(/[\s._-]/g, '');
  return isRepetition(lettersAndDigits(folded)) || [folded, unspaced].some((text) => fewestWords(text) <= mostWords);
}

/** Whether a password is little more than a name or an address of the person. */
export function isPersonal(password: string, own: readonly string[]): boolean {
  const text = lettersAndDigits(fold(password));
  const parts = own.flatMap((value) => [fold(value), ...fold(value).split(/[^a-z0-9]+/)]).map(lettersAndDigits);
  const rest = parts.filter((part) => part.length >= 4).reduce((left, part) => left.replaceAll(part, ''), text);
  return text.length - rest.length > rest.replace(/\d+$/, '').length;
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What is typed in another script counts as it is. */
function lettersAndDigits(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function isRepetition(text: string): boolean {
  return new Set(text).size < leastDifferent || /^(.{1,6}?)\1{2,}.{0,5}$/u.test(text);
}

/** The fewest common words of which a text consists, with digits, signs and walks between them for nothing; infinite where it is of anything else. */
function fewestWords(text: string): number {
  const read = { text, written: text.replaceAll(/[013457@$!]/g, (character) => likeness[character] ?? character) };
  const fewest = [0, ...Array.from({ length: text.length }, () => Number.POSITIVE_INFINITY)];
  for (let end = 1; end <= text.length; end += 1) fewest[end] = Math.min(...stepsTo(read, end).map(({ from, cost }) => (fewest[from] ?? Number.POSITIVE_INFINITY) + cost));
  return fewest[text.length] ?? Number.POSITIVE_INFINITY;
}

type Step = { readonly from: number; readonly cost: number };

/** How the characters before a place may have come about: a digit or a sign, a word (with digits for letters), or a walk. */
function stepsTo({ text, written }: { text: string; written: string }, end: number): Step[] {
  const sign: Step[] = /[^\p{L}]/u.test(text.charAt(end - 1)) ? [{ from: end - 1, cost: 0 }] : [];
  const starts = Array.from({ length: Math.min(end, Math.max(longestWord, 30)) }, (_, back) => end - 1 - back);
  const words = starts.filter((from) => commonWords.has(written.slice(from, end))).map((from) => ({ from, cost: 1 }));
  const walked = starts.filter((from) => end - from >= shortestWalk && everyWalk.some((walk) => walk.includes(text.slice(from, end)))).map((from) => ({ from, cost: 0 }));
  return [...sign, ...words, ...walked];
}
