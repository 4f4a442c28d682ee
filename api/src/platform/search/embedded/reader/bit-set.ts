const emptyWords = new Uint32Array(0);

/** A set of small numbers, a bit each. */
export class BitSet {
  words: Uint32Array = emptyWords;

  constructor(words: Uint32Array = emptyWords) {
    this.words = words;
  }

  has(number: number): boolean {
    return ((this.words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  add(number: number): void {
    const at = number >>> 5;
    if (at >= this.words.length) this.#grow(at + 1);
    this.words[at] = (this.words[at] ?? 0) | (1 << (number & 31));
  }

  delete(number: number): void {
    const at = number >>> 5;
    if (at < this.words.length) this.words[at] = (this.words[at] ?? 0) & ~(1 << (number & 31));
  }

  /** How many numbers are in it. */
  count(): number {
    let sum = 0;
    for (const word of this.words) sum += bitsOf(word);
    return sum;
  }

  /** How many numbers are in both. */
  countWith(other: BitSet): number {
    const length = Math.min(this.words.length, other.words.length);
    let sum = 0;
    for (let at = 0; at < length; at += 1) sum += bitsOf((this.words[at] ?? 0) & (other.words[at] ?? 0));
    return sum;
  }

  /** The numbers in it, in ascending order. */
  toNumbers(): Uint32Array {
    const numbers = new Uint32Array(this.count());
    let next = 0;
    for (const [at, word] of this.words.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) numbers[next++] = (at << 5) + 31 - Math.clz32(rest & -rest);
    }
    return numbers;
  }

  #grow(length: number): void {
    const grown = new Uint32Array(Math.max(length, this.words.length * 2, 16));
    grown.set(this.words);
    this.words = grown;
  }
}

/** The numbers that are in every set. */
export function intersect(first: BitSet, others: readonly BitSet[]): BitSet {
  const words = first.words.slice();
  for (const other of others) for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) & (other.words[at] ?? 0);
  return new BitSet(words);
}

/** The numbers of one set that are not in the other. */
export function subtract(first: BitSet, other: BitSet): BitSet {
  const words = first.words.slice();
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) & ~(other.words[at] ?? 0);
  return new BitSet(words);
}

/** The numbers that are in any set. */
export function unite(sets: readonly BitSet[]): BitSet {
  const words = new Uint32Array(Math.max(0, ...sets.map((set) => set.words.length)));
  for (const set of sets) for (let at = 0; at < set.words.length; at += 1) words[at] = (words[at] ?? 0) | (set.words[at] ?? 0);
  return new BitSet(words);
}

function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
