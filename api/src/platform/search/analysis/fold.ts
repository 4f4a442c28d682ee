const beyondAscii = /[^\0-\x7f]/;
const marks = /\p{M}/gu;
const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', '’': "'", ʼ: "'" };

/** Lowercase, without accents or ligatures and with one kind of apostrophe. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!beyondAscii.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replaceAll(marks, '')
    .replaceAll(/[œæßøł’ʼ]/g, (character) => ligatures[character] ?? character)
    .toLowerCase();
}
