import { z } from 'zod';

/** What nobody sees: controls, marks that turn the direction of text, signs of no width, blanks that count as letters, halves of characters. */
const unseen = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u2800\ufff9-\ufffb\p{Surrogate}\p{Default_Ignorable_Code_Point}]/gu; // oxlint-disable-line no-control-regex

/** How lines end, in all the ways in which they do. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** More marks on one letter than any language writes, which would cover the lines around it. */
const heaps = /(\p{M}{4})\p{M}+/gu;

/** Scripts whose letters are joined, or kept apart, by a sign of no width. */
const joined =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]/u;

/** The few unseen signs that change what is seen, by what stands before and after them: those within emojis, and within words of scripts that need them. */
const needed: readonly (readonly [sign: RegExp, before: RegExp, after: RegExp])[] = [
  [/\u200d/, /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u, /^\p{Extended_Pictographic}/u],
  [/[\ufe0e\ufe0f]/, /\p{Extended_Pictographic}$/u, /^/],
  [/\ufe0f/, /[#*0-9]$/, /^\u20e3/],
  [/[\u{e0061}-\u{e007a}\u{e007f}]/u, /\u{1f3f4}[\u{e0061}-\u{e007a}]{0,6}$/u, /^/],
  [/[\u200c\u200d]/, new RegExp(`${joined.source}\\p{M}*$`, 'u'), new RegExp(`^${joined.source}`, 'u')],
];

/** How far around a sign is looked. */
const around = 16;

/** A text as it is seen: without what is not, and with line feeds alone between its lines. What is left out can only mislead. */
export function seen(text: string): string {
  return text
    .replaceAll(lineEnds, '\n')
    .replaceAll(unseen, (sign: string, at: number, whole: string) => (isNeeded(sign, whole, at) ? sign : ''))
    .replaceAll(heaps, '$1');
}

function isNeeded(sign: string, whole: string, at: number): boolean {
  const before = whole.slice(Math.max(0, at - around), at);
  const after = whole.slice(at + sign.length, at + sign.length + 2);
  return needed.some(([one, behind, ahead]) => one.test(sign) && behind.test(before) && ahead.test(after));
}

const deepest = 20;

/** Whatever was typed, each text in it as it is seen. What lies too deep to be meant stays as it is, for whoever refuses it. */
export function seenWithin<Value>(value: Value, left?: number): Value;
export function seenWithin(value: unknown, left = deepest): unknown {
  if (typeof value === 'string') return seen(value);
  if (left === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => seenWithin(item, left - 1));
  return Object.fromEntries(Object.entries(value).map(([name, inside]: [string, unknown]) => [name, seenWithin(inside, left - 1)]));
}

/** Words on one line, as they are seen: a name, a role, a number. */
export const Line = z.string().overwrite((text) =>
  seen(text)
    .replaceAll(/[\t\n]+/g, ' ')
    .trim(),
);

/** Words on any number of lines, as they are seen. */
export const Lines = z.string().overwrite((text) => seen(text).trim());
