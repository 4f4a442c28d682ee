import { facetNames, type FacetName } from '#api/contract/facets.ts';
import { otherLanguage, type Language } from '#api/contract/text.ts';
import { fold } from '../../analysis/fold.ts';
import type { DocumentRow } from '../facts.ts';
import { BitSet } from './bit-set.ts';
import { hashText } from './tie-break.ts';

type Names = (string | undefined)[];

/** What a reader keeps of every document in memory, by slot. */
export class Columns {
  readonly alive = new BitSet();
  readonly facets: Readonly<Record<FacetName, Map<string, BitSet>>> = emptyFacets();
  /** Which documents have a text in a language. */
  readonly written = { en: new BitSet(), fr: new BitSet() };
  readonly ids: (string | undefined)[] = [];
  readonly publishedAt: number[] = [];
  readonly hashes: number[] = [];
  readonly vendorIds: Names = [];
  /** Names as a reader of a language is shown them. */
  readonly names: Readonly<Record<Language, Names>> = { en: [], fr: [] };
  /** The same, folded. */
  readonly foldedNames: Readonly<Record<Language, Names>> = { en: [], fr: [] };
  readonly foldedVendors: Names = [];

  /** Slots are below this. */
  get size(): number {
    return this.ids.length;
  }

  /** Puts a document into its slot, in place of the one before. */
  put({ slot, id, facts }: DocumentRow): void {
    if (this.alive.has(slot)) this.remove(slot);
    this.alive.add(slot);
    this.ids[slot] = id;
    this.hashes[slot] = hashText(id);
    this.publishedAt[slot] = facts.publishedAt;
    this.vendorIds[slot] = facts.vendor.id;
    this.foldedVendors[slot] = fold(facts.vendor.name);
    for (const language of ['en', 'fr'] as const) {
      const name = facts.names[language] ?? facts.names[otherLanguage(language)] ?? '';
      this.names[language][slot] = name;
      this.foldedNames[language][slot] = fold(name);
      if (facts.names[language] !== null) this.written[language].add(slot);
    }
    for (const facet of facetNames) for (const value of facts.facets[facet]) this.#valueSet(facet, value).add(slot);
  }

  /** Empties a slot. */
  remove(slot: number): void {
    this.alive.delete(slot);
    this.ids[slot] = undefined;
    this.written.en.delete(slot);
    this.written.fr.delete(slot);
    for (const facet of facetNames) for (const set of this.facets[facet].values()) set.delete(slot);
  }

  #valueSet(facet: FacetName, value: string): BitSet {
    const known = this.facets[facet].get(value);
    if (known !== undefined) return known;
    const made = new BitSet();
    this.facets[facet].set(value, made);
    return made;
  }
}

function emptyFacets(): Record<FacetName, Map<string, BitSet>> {
  return {
    area: new Map(),
    action: new Map(),
    category: new Map(),
    deployment: new Map(),
    residency: new Map(),
    security: new Map(),
    procurement: new Map(),
    certification: new Map(),
    accessibility: new Map(),
    language: new Map(),
    province: new Map(),
    ownership: new Map(),
    maturity: new Map(),
    type: new Map(),
  };
}
