import type { MeasuredFont } from '#api/platform/fonts/measure-font.ts';

/** The room that a text has: how wide and how high, how far its lines stand apart in ems, and the sizes to try, the largest first. */
export type Room = { readonly width: number; readonly height: number; readonly step: number; readonly sizes: readonly number[] };

/** A text that was broken into lines of a size. */
export type SetText = { readonly size: number; readonly lines: readonly string[] };

/** Kerning is not measured, so a line is kept a little short. */
const safety = 0.985;

/** Breaks a text into lines at the largest size that fits; what does not fit at the smallest ends in an ellipsis. */
export function setLines(text: string, font: MeasuredFont, { width, height, step, sizes }: Room): SetText {
  const set = sizes.map((size) => ({ size, most: Math.floor(height / (size * step)), lines: breakLines(text, font, (width * safety) / size) }));
  const fitting = set.find(({ lines, most }) => lines.length <= most);
  if (fitting !== undefined) return fitting;
  const { size, most, lines } = set.at(-1) ?? { size: 16, most: 0, lines: [] };
  if (most < 1) return { size, lines: [] };
  const shown = lines.slice(0, most);
  return { size, lines: [...shown.slice(0, -1), shorten(`${shown.at(-1) ?? ''} …`, font, (width * safety) / size)] };
}

/** Cuts a text that is too wide, words first, so that it ends in an ellipsis. Widths are in ems. */
export function shorten(text: string, font: MeasuredFont, width: number): string {
  if (!text.endsWith('…') && font.widthOf(text) <= width) return text;
  let kept = text.replace(/[ ,;:.…]*…$/, '');
  while (kept !== '' && font.widthOf(`${kept}…`) > width) kept = kept.includes(' ') ? kept.slice(0, kept.lastIndexOf(' ')) : kept.slice(0, -1);
  return `${kept.replace(/[ ,;:.]+$/, '')}…`;
}

/** Only plain spaces break a line: those before French punctuation do not. */
function breakLines(text: string, font: MeasuredFont, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n]+/).flatMap((one) => breakWord(one, font, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOf(longer) <= width) line = longer;
    else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function breakWord(word: string, font: MeasuredFont, width: number): string[] {
  if (font.widthOf(word) <= width) return [word];
  const parts: string[] = [''];
  for (const character of word) {
    const last = parts.at(-1) ?? '';
    if (font.widthOf(last + character) <= width) parts[parts.length - 1] = last + character;
    else parts.push(character);
  }
  return parts;
}
