/** Finds a phrase in packed numbers without unpacking them: bit n of a word's mask says that it may be the phrase's word n. */
export class PhraseFinder {
  readonly #masks: Uint32Array;
  readonly #last: number;

  /** `ids` are the words that may stand at each place of the phrase; all of them are below `size`. */
  constructor(ids: readonly (readonly number[])[], size: number) {
    this.#masks = new Uint32Array(size);
    this.#last = 1 << (ids.length - 1);
    for (const [place, words] of ids.entries()) for (const id of words) this.#masks[id] = (this.#masks[id] ?? 0) | (1 << place);
  }

  /** Whether the words follow one another. The numbers before the text, which say what else it is found by, are passed over. */
  isIn(bytes: Uint8Array): boolean {
    const masks = this.#masks;
    let skipped = -1;
    let state = 0;
    let value = 0;
    let shift = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte > 0x7f) {
        shift += 7;
        continue;
      }
      if (skipped < 0) skipped = value;
      else if (skipped > 0) skipped -= 1;
      else if (((state = ((state << 1) | 1) & (masks[value] ?? 0)) & this.#last) !== 0) return true;
      value = 0;
      shift = 0;
    }
    return false;
  }
}
