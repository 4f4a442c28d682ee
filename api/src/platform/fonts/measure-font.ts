/** A font as far as laying out lines needs it: its family, and how wide a text is at a size of 1. */
export type MeasuredFont = { readonly family: string; readonly widthOf: (text: string) => number };

/** How wide a character is taken to be that the font has no shape for, in ems. */
const unknownWidth = 0.6;

/** Reads a TrueType or OpenType font: the tables `name`, `head`, `hhea`, `hmtx`, and `cmap` in its formats 4 and 12. */
export function measureFont(font: Buffer): MeasuredFont {
  const tables = readTables(font);
  const unitsPerEm = table(tables, 'head').readUInt16BE(18);
  const metrics = table(tables, 'hhea').readUInt16BE(34);
  const hmtx = table(tables, 'hmtx');
  const glyphOf = readCharacters(table(tables, 'cmap'));
  const widthOfCharacter = (character: string): number => {
    const glyph = glyphOf(character.codePointAt(0) ?? 0);
    return glyph === 0 ? unknownWidth : hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4) / unitsPerEm;
  };
  return { family: readFamily(table(tables, 'name')), widthOf: (text) => sumOf(text, widthOfCharacter) };
}

function sumOf(text: string, width: (character: string) => number): number {
  let sum = 0;
  for (const character of text) sum += width(character);
  return sum;
}

function readTables(font: Buffer): Map<string, Buffer> {
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, index): [string, Buffer] => {
    const at = 12 + index * 16;
    const offset = font.readUInt32BE(at + 8);
    return [font.toString('latin1', at, at + 4), font.subarray(offset, offset + font.readUInt32BE(at + 12))];
  });
  return new Map(entries);
}

function table(tables: ReadonlyMap<string, Buffer>, name: string): Buffer {
  const found = tables.get(name);
  if (found === undefined) throw new Error(`The font has no table ${name}.`);
  return found;
}

/** The typographic family (16), else the plain one (1). */
function readFamily(name: Buffer): string {
  const strings = name.readUInt16BE(4);
  const records = Array.from({ length: name.readUInt16BE(2) }, (_, index) => 6 + index * 12).filter((at) => name.readUInt16BE(at) === 3);
  const found = [16, 1].flatMap((id) => records.find((at) => name.readUInt16BE(at + 6) === id) ?? [])[0];
  if (found === undefined) throw new Error('The font has no family.');
  const start = strings + name.readUInt16BE(found + 10);
  return Buffer.from(name.subarray(start, start + name.readUInt16BE(found + 8)))
    .swap16()
    .toString('utf16le');
}

function readCharacters(cmap: Buffer): (code: number) => number {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
  const subtables = offsets.map((offset) => cmap.subarray(offset));
  const wide = subtables.find((part) => part.readUInt16BE(0) === 12);
  if (wide !== undefined) return (code) => findInGroups(wide, code);
  const narrow = subtables.find((part) => part.readUInt16BE(0) === 4);
  if (narrow === undefined) throw new Error('The font has no character map that is known.');
  return (code) => findInSegments(narrow, code);
}

function findInGroups(part: Buffer, code: number): number {
  const groups = part.readUInt32BE(12);
  for (let group = 0; group < groups; group += 1) {
    const at = 16 + group * 12;
    if (code <= part.readUInt32BE(at + 4)) return code < part.readUInt32BE(at) ? 0 : part.readUInt32BE(at + 8) + code - part.readUInt32BE(at);
  }
  return 0;
}

function findInSegments(part: Buffer, code: number): number {
  if (code > 0xffff) return 0;
  const doubled = part.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    if (code > part.readUInt16BE(14 + at)) continue;
    const start = part.readUInt16BE(16 + doubled + at);
    if (code < start) return 0;
    const delta = part.readUInt16BE(16 + 2 * doubled + at);
    const rangeAt = 16 + 3 * doubled + at;
    const range = part.readUInt16BE(rangeAt);
    if (range === 0) return (code + delta) & 0xffff;
    const glyph = part.readUInt16BE(rangeAt + range + (code - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
