import { LRUCache } from 'lru-cache';
import type { SearchItem } from '#api/contract/search.ts';
import { inLanguage, type Language } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { dataMark } from '#api/db/data-mark.ts';
import { keptFor } from '#api/db/prepared.ts';
import { dayOf, listingCard, listPublicByIds, listPublicVersions, publicVersion, type PublicListing } from '#api/features/listings/index.ts';
import { highlighter, type Highlighter } from '#api/platform/search/highlight.ts';

/** A listing as results in a language show it, with its texts taken apart for marking. */
type Shown = {
  readonly version: string;
  /** The result with nothing marked. */
  readonly plain: SearchItem;
  /** Its JSON up to the highlights, which come last. */
  readonly beginning: string;
  readonly name: Highlighter;
  readonly summary: Highlighter;
  /** The state of the database in which it was found to be public and of this version. */
  mark: string;
};

/** How a result is shown: in which language, when, and with the words of which stems marked. */
export type Showing = { readonly language: Language; readonly now: Date; readonly stems: readonly string[] };

const mostKept = 2_000;

/** The JSON of results, most of which was written when the listing was read. */
const written = new WeakMap<SearchItem, string>();

/** Reading and projecting a listing takes longer than all else that is done for a result, so the last ones are kept. */
const kept = keptFor<Database, LRUCache<string, Shown>>(() => new LRUCache({ max: mostKept }));

/** The public listings among `ids` as results, in the order of `ids`; what is kept of one counts only while the database says so. */
export function showListings(db: Database, ids: readonly string[], { language, now, stems }: Showing): SearchItem[] {
  const wanted = new Set(stems);
  const shown = findShown(db, ids, language, now);
  return ids.flatMap((id) => {
    const one = shown.get(id);
    return one === undefined ? [] : [mark(one, wanted)];
  });
}

/** Results that are shown as JSON. */
export function itemsAsJson(items: readonly SearchItem[]): string {
  return `[${items.map((item) => written.get(item) ?? JSON.stringify(item)).join(',')}]`;
}

function mark({ plain, beginning, name, summary }: Shown, wanted: ReadonlySet<string>): SearchItem {
  const highlights = { name: name(wanted), summary: summary(wanted) };
  if (highlights.name === plain.highlights.name && highlights.summary === plain.highlights.summary) return plain;
  const item = { ...plain, highlights };
  written.set(item, beginning + JSON.stringify({ highlights }).slice(1));
  return item;
}

function findShown(db: Database, ids: readonly string[], language: Language, now: Date): Map<string, Shown> {
  const cache = kept(db);
  const mark = dataMark(db);
  // Claims end with the day.
  const prefix = `${dayOf(now)} ${language} `;
  const found = new Map<string, Shown>();
  const put = (id: string, shown: Shown): void => {
    shown.mark = mark;
    found.set(id, shown);
  };
  for (const id of ids) {
    const known = cache.get(prefix + id);
    if (known?.mark === mark) found.set(id, known);
  }
  const doubtful = ids.filter((id) => !found.has(id));
  for (const [id, version] of listPublicVersions(db, doubtful)) {
    const known = cache.get(prefix + id);
    if (known?.version === version) put(id, known);
  }
  const others = doubtful.filter((id) => !found.has(id));
  for (const row of listPublicByIds(db, others)) {
    const made = prepareShown(row, language, now);
    cache.set(prefix + row.listing.id, made);
    put(row.listing.id, made);
  }
  return found;
}

const nothing: ReadonlySet<string> = new Set();

function prepareShown(row: PublicListing, wanted: Language, now: Date): Shown {
  const card = listingCard(row, now);
  const name = inLanguage(card.name, wanted);
  const summary = inLanguage(card.summary, wanted);
  const markers = { name: highlighter(name.text, name.language), summary: highlighter(summary.text, summary.language) };
  const known = { ...card, language: summary.language };
  const plain = { ...known, highlights: { name: markers.name(nothing), summary: markers.summary(nothing) } };
  const beginning = `${JSON.stringify(known).slice(0, -1)},`;
  written.set(plain, beginning + JSON.stringify({ highlights: plain.highlights }).slice(1));
  return { version: publicVersion(row), plain, beginning, ...markers, mark: '' };
}
