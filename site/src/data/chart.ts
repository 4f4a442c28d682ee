/** A bar of a chart with its label set in lines, and where it lies; heights in pixels, widths in per cent. */
export type Bar = { readonly id: string; readonly lines: readonly string[]; readonly count: number; readonly top: number; readonly width: number };

const lineHeight = 18;
const barHeight = 12;
const gap = 14;

/** Room that is left at the end of the longest bar for its number, in per cent. */
const longest = 86;

/** Lays out horizontal bars, each under its own label, on a scale that several charts can share. */
export function layOutBars(entries: readonly { id: string; label: string; count: number }[], most: number): { bars: Bar[]; height: number } {
  const bars: Bar[] = [];
  let top = 0;
  for (const { id, label, count } of entries) {
    const lines = wrapLabel(label, 40);
    bars.push({ id, lines, count, top, width: (longest * count) / Math.max(1, most) });
    top += lines.length * lineHeight + barHeight + gap;
  }
  return { bars, height: top };
}

/** Breaks a label into lines of at most some characters, at its spaces. */
export function wrapLabel(label: string, limit: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= limit) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
