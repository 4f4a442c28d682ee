/** The strokes of each figure on a field of 6 by 10, so that no drawing needs a font. */
const strokes: Readonly<Record<string, string>> = {
  '0': 'M3 0a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V3a3 3 0 0 1 3-3z',
  '1': 'M1 2l2.5-2v10',
  '2': 'M0 2.6A3 3 0 0 1 6 3c0 2.4-6 4.4-6 7h6',
  '3': 'M0 1.6A3 3 0 1 1 3 4.8A2.8 2.6 0 1 1 0 8.4',
  '4': 'M4.4 10V0L0 7h6',
  '5': 'M5.6 0H1L.6 4.4A3 2.9 0 1 1 0 8.6',
  '6': 'M5.4 1.2A3 3 0 0 0 0 4v3a3 3 0 1 0 .2-1.4',
  '7': 'M0 0h6L2.4 10',
  '8': 'M3 4.8a2.4 2.4 0 1 1 .1 0A2.7 2.6 0 1 1 3 4.8z',
  '9': 'M.6 8.8A3 3 0 0 0 6 6V3a3 3 0 1 0-.2 1.4',
  ':': 'M3 3v.1M3 7v.1',
  '-': 'M1 5h4',
  '%': 'M6 0L0 10M1.2 0a1.2 1.6 0 1 0 .1 0zM4.8 6.8a1.2 1.6 0 1 0 .1 0z',
};

/** Writes a number, time or share at `x`, its foot at `y`, as strokes of `colour`. */
export function digits(
  text: string,
  [x, y]: readonly [number, number],
  { height, colour, weight = 1.3 }: { readonly height: number; readonly colour: string; readonly weight?: number },
): string {
  const scale = height / 10;
  const path = text
    .split('')
    .map((sign, index) => `<path d="${strokes[sign] ?? ''}" transform="translate(${index * 8.4} 0)"/>`)
    .join('');
  return `<g transform="translate(${x} ${y - height}) scale(${scale})" fill="none" stroke="${colour}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round">${path}</g>`;
}

/** How wide `digits` draws a text of that height. */
export function widthOfDigits(text: string, height: number): number {
  return (text.length * 8.4 - 2.4) * (height / 10);
}
