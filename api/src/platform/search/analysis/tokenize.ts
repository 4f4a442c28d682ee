import { analyseChunk, type Chunk, type Part } from './chunks.ts';

const mostKept = 100_000;
const kept = new Map<string, Chunk>();
const unknown = 0;
const separator = 1;
const wordSign = 2;
const joiner = 3;
const ending = 4;
const kinds = new Uint8Array(0x10000);

/** Calls `visit` for each chunk of a text as it is written, with its place; chunks stand between spaces and punctuation. */
export function eachRawChunk(text: string, visit: (raw: string, start: number) => void): void {
  let at = 0;
  while (at < text.length) {
    if (!startsChunk(text, at)) {
      at += 1;
      continue;
    }
    const end = chunkEnd(text, at + 1);
    visit(text.slice(at, end), at);
    at = end;
  }
}

/** Calls `visit` for each chunk of a text, taken apart, with its place. */
export function eachChunk(text: string, visit: (chunk: Chunk, start: number) => void): void {
  eachRawChunk(text, (raw, start) => visit(chunkOf(raw), start));
}

/** The words of a text with their places. */
export function tokenize(text: string): Part[] {
  const found: Part[] = [];
  eachChunk(text, (chunk, start) => {
    for (const part of chunk.parts) found.push({ ...part, start: start + part.start, end: start + part.end });
  });
  return found;
}

function chunkOf(raw: string): Chunk {
  const known = kept.get(raw);
  if (known !== undefined) return known;
  const chunk = analyseChunk(raw);
  if (kept.size >= mostKept) kept.clear();
  kept.set(raw, chunk);
  return chunk;
}

function startsChunk(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  if (kind === wordSign) return true;
  return kind === joiner && text[at] === '.' && /^\.net(?![\p{L}\p{N}])/iu.test(text.slice(at, at + 5));
}

function chunkEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const kind = kindAt(text, at);
    if (kind === wordSign) at += 1;
    else if (kind === joiner && kindAt(text, at + 1) === wordSign) at += 2;
    else return kind === ending ? signsEnd(text, at) : at;
  }
}

function signsEnd(text: string, start: number): number {
  let at = start;
  while (kindAt(text, at) === ending) at += 1;
  return kindAt(text, at) === wordSign ? start : at;
}

function kindAt(text: string, at: number): number {
  if (at >= text.length) return separator;
  const code = text.charCodeAt(at);
  const known = kinds[code] ?? separator;
  return known === unknown ? (kinds[code] = classify(String.fromCharCode(code))) : known;
}

function classify(character: string): number {
  if (/[\p{L}\p{N}\p{M}]/u.test(character)) return wordSign;
  if (/['’ʼ\-‐‑./&_]/.test(character)) return joiner;
  return /[+#]/.test(character) ? ending : separator;
}
