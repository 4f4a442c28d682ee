import type { Language } from '#api/contract/text.ts';
import type { Columns } from './columns.ts';

/** The places of documents in the alphabet of a language, worked out when they are first asked for. */
export class NameOrder {
  readonly #columns: Columns;
  readonly #language: Language;
  readonly #collator: Intl.Collator;
  #order: number[] = [];
  #places: Uint32Array | undefined;

  constructor(columns: Columns, language: Language) {
    this.#columns = columns;
    this.#language = language;
    this.#collator = new Intl.Collator(`${language}-CA`);
  }

  /** Forgets the places, since names changed. */
  clear(): void {
    this.#places = undefined;
  }

  /** The place of each slot; the same for the same name. */
  places(): Uint32Array {
    this.#places ??= this.#work();
    return this.#places;
  }

  #work(): Uint32Array {
    const { alive, size } = this.#columns;
    const known = new Set(this.#order);
    const kept = this.#order.filter((slot) => alive.has(slot));
    for (const slot of alive.toNumbers()) if (!known.has(slot)) kept.push(slot);
    this.#order = kept.toSorted((a, b) => this.#compare(a, b));
    const places = new Uint32Array(size);
    let place = 0;
    for (const [at, slot] of this.#order.entries()) {
      const before = this.#order[at - 1];
      if (before !== undefined && this.#compare(before, slot) !== 0) place = at;
      places[slot] = place;
    }
    return places;
  }

  /** Folded names are compared first, as collation does, since that is many times faster. */
  #compare(a: number, b: number): number {
    const folded = this.#columns.foldedNames[this.#language];
    const [left, right] = [folded[a] ?? '', folded[b] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
    const names = this.#columns.names[this.#language];
    return this.#collator.compare(names[a] ?? '', names[b] ?? '');
  }
}
