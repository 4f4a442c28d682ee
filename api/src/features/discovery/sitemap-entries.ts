import { pageAddress, type PageName } from '#api/contract/addresses.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Language } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { keptUntilChanged } from '#api/db/kept-until-changed.ts';
import { listPublicRuns, listPublicSlugs } from '#api/features/listings/index.ts';
import { listVendorRuns, listVendorSlugs } from '#api/features/vendors/index.ts';

/** A page in both languages, and when it last changed. */
export type SitemapEntry = { readonly en: string; readonly fr: string; readonly changed?: Date };

/** A sitemap of the index, by the name in its address. */
export type SitemapPart = { readonly name: string; readonly changed?: Date };

/** How many listings a sitemap holds, by their numbers, so that one change touches one sitemap. */
const perSitemap = 2000;

/** The pages without slots that anyone may come to from a search engine. */
const plain: readonly PageName[] = ['home', 'search', 'areas', 'categories', 'vendors', 'featured', 'media', 'plan', 'about', 'accessibility', 'privacy', 'terms', 'developers'];

/** Every sitemap there is: one of pages, one of vendors an initial, one of listings a run of numbers. Finding out passes over every listing, so it is done once a change. */
export const listParts = keptUntilChanged((db: Database): readonly SitemapPart[] => {
  return [
    { name: 'pages' },
    ...listVendorRuns(db).map(({ letter, updatedAt }) => ({ name: `vendors-${letter === '#' ? 'other' : letter.toLowerCase()}`, changed: new Date(updatedAt) })),
    ...listPublicRuns(db, perSitemap).map(({ run, updatedAt }) => ({ name: String(run), changed: new Date(updatedAt) })),
  ];
});

/** What the sitemap of a name holds; `undefined` where there is none of that name. */
export function entriesOf(db: Database, taxonomy: Taxonomy, name: string): SitemapEntry[] | undefined {
  if (name === 'pages') return pageEntries(taxonomy);
  const letter = /^vendors-([a-z]|other)$/.exec(name)?.[1];
  if (letter !== undefined) return filled(listVendorSlugs(db, letter === 'other' ? '#' : letter.toUpperCase()).map(({ slug, updatedAt }) => entry('vendor', { slug }, updatedAt)));
  if (!/^(?:0|[1-9]\d{0,4})$/.test(name)) return undefined;
  const first = Number(name) * perSitemap;
  const rows = listPublicSlugs(db, first, perSitemap).filter(({ number }) => number <= first + perSitemap);
  return filled(rows.map(({ slug, updatedAt }) => entry('listing', { slug }, updatedAt)));
}

function filled(entries: SitemapEntry[]): SitemapEntry[] | undefined {
  return entries.length === 0 ? undefined : entries;
}

function pageEntries({ areas, categories }: Taxonomy): SitemapEntry[] {
  return [
    ...plain.map((page) => entry(page, {})),
    ...areas.flatMap((area) => [
      both((language) => pageAddress('area', language, { area: area.slug[language] })),
      ...area.actions.map((action) => both((language) => pageAddress('action', language, { area: area.slug[language], action: action.slug[language] }))),
    ]),
    ...categories.map((category) => both((language) => pageAddress('category', language, { category: category.slug[language] }))),
  ];
}

function entry(page: PageName, slots: Readonly<Record<string, string>>, changed?: number): SitemapEntry {
  return { ...both((language) => pageAddress(page, language, slots)), ...(changed === undefined ? {} : { changed: new Date(changed) }) };
}

function both(address: (language: Language) => string): { en: string; fr: string } {
  return { en: address('en'), fr: address('fr') };
}
