/** Packs numbers below 2^28 into few bytes each. */
export function packNumbers(numbers: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(numbers.length * 4);
  let at = 0;
  for (const number of numbers) {
    let rest = number;
    while (rest > 0x7f) {
      bytes[at] = (rest & 0x7f) | 0x80;
      at += 1;
      rest >>>= 7;
    }
    bytes[at] = rest;
    at += 1;
  }
  return Buffer.from(bytes.subarray(0, at));
}

/** Takes packed numbers out again. */
export function unpackNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value |= (byte & 0x7f) << shift;
    if (byte > 0x7f) {
      shift += 7;
    } else {
      numbers.push(value);
      value = 0;
      shift = 0;
    }
  }
  return numbers;
}

/** Stands between two pieces of a document's text, so that no phrase runs over their border. */
export const pieceEnd = 0;

/** Stands at the end of a field. */
export const fieldEnd = 1;

/** The first number that is a word. */
export const firstWordId = 2;
