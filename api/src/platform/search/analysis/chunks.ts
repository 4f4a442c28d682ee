import { fold } from './fold.ts';

/** One word of a chunk: folded, as it was written in lowercase, and where it stands in the chunk. */
export type Part = { readonly word: string; readonly shown: string; readonly start: number; readonly end: number };

/**
 * Signs without spaces between them, taken apart: `multi-facteur` has two parts and is also found as `multifacteur`.
 * `extras` are other forms that a text is found by, such as `iso` and `27001` for `iso27001`.
 */
export type Chunk = { readonly parts: readonly Part[]; readonly joined: string | undefined; readonly extras: readonly string[] };

const longestWord = 40;
const elision = /^(?:l|d|qu|j|n|s|c|m|t|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=.)/i;
const segment = /(?:\p{N}\.(?=\p{N})|[^-‐‑/&_.])+/gu;
/** One word of French, however it is written: whoever asks for fires does not mean a firewall. */
const verbAndObject = /^(?:(?:l|d|qu)['’ʼ])?(?:pare|coupe)[-‐‑]\p{L}{3,}$/iu;
const lettersThenDigits = /^(\p{L}{2,})(\p{N}{2,}.*)$/u;

/** Takes a chunk apart. */
export function analyseChunk(raw: string): Chunk {
  if (raw.toLowerCase() === '.net') return whole(raw, '.net');
  const signs = /[+#]+$/.exec(raw)?.[0] ?? '';
  const base = raw.slice(0, raw.length - signs.length);
  if (signs === '++' || (signs === '#' && base.length === 1)) return whole(raw, fold(raw));
  return compound(
    base,
    [...base.matchAll(segment)].flatMap((match) => partOf(match[0], match.index)),
  );
}

function whole(raw: string, word: string): Chunk {
  const cut = word.slice(0, longestWord);
  return { parts: [{ word: cut, shown: cut, start: 0, end: raw.length }], joined: undefined, extras: [] };
}

function partOf(text: string, at: number): Part[] {
  const elided = elision.exec(text)?.[0].length ?? 0;
  const bare = text.slice(elided).replace(/['’ʼ]s$/i, '');
  const word = fold(bare).replaceAll("'", '').slice(0, longestWord);
  return word === '' ? [] : [{ word, shown: bare.toLowerCase().slice(0, longestWord), start: at + elided, end: at + elided + bare.length }];
}

function compound(raw: string, parts: readonly Part[]): Chunk {
  const words = parts.map(({ word }) => word);
  const extras = words.flatMap(otherForms);
  if (parts.length < 2) return { parts, joined: undefined, extras };
  const joined = words.join('').slice(0, longestWord);
  const isOneWord = words.every((word) => word.length === 1) || (words.length === 2 && /^e[-‐‑]/i.test(raw));
  if (isOneWord) return whole(raw, joined);
  if (verbAndObject.test(raw)) return { parts: [{ word: joined, shown: raw.toLowerCase(), start: parts[0]?.start ?? 0, end: raw.length }], joined: undefined, extras };
  const dotNet = words.length > 1 && words.at(-1) === 'net' && raw.includes('.') ? ['.net'] : [];
  return { parts, joined: isJoinable(raw, words) ? joined : undefined, extras: [...extras, ...dotNet] };
}

function isJoinable(raw: string, words: readonly string[]): boolean {
  if (/[/&_]/.test(raw)) return words.every((word) => /^\p{N}+$/u.test(word)) || (/&/.test(raw) && words.length === 2);
  return words.length <= 3;
}

function otherForms(word: string): string[] {
  const split = lettersThenDigits.exec(word);
  if (split !== null) return [split[1] ?? word, split[2] ?? word];
  const version = /^(\p{N}+)\.\p{N}+/u.exec(word)?.[1];
  return version === undefined ? [] : [version];
}
