import { pageAddress, pages, type PageName } from '#api/contract/addresses.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { languages, type Language } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { listPublicAfter } from '#api/features/listings/index.ts';

/** An address of a page with the status that it answers; examples of the same `turn` are one page in two languages. */
export type Example = { readonly address: string; readonly language: Language; readonly status: number; readonly turn: number };

/** A page that needs no sign-in. */
export type PublicPage = { [Name in PageName]: (typeof pages)[Name]['mode'] extends 'private' ? never : Name }[PageName];

/** Every page that needs no sign-in. */
export const publicPages = Object.entries(pages).flatMap(([name, { mode }]) => (mode === 'private' || !isPageName(name) ? [] : [name]));

function isPageName(name: string): name is PublicPage {
  return name in pages;
}

type Slots = Readonly<Record<string, string>>;
type Turn = { readonly slots?: Readonly<Record<Language, Slots>>; readonly query?: string; readonly status?: number };

const both = (slots: Slots) => ({ en: slots, fr: slots });
const plain: readonly Turn[] = [{}];

/** What each page is looked at with: the usual, and what is awkward. */
function turnsOf({ areas, categories }: Taxonomy, listings: readonly { slug: string; vendor: string }[]): Readonly<Record<PublicPage, readonly Turn[]>> {
  const [area] = areas;
  const [action] = area?.actions ?? [];
  const [category] = categories;
  if (area === undefined || action === undefined || category === undefined) throw new Error('The taxonomy is empty.');
  return {
    home: plain,
    search: [{}, { query: '?q=permis&area=service-it&sort=newest' }, { query: '?q=%22%3Cb%3E+zzzzqqq&area=work-it' }],
    listing: listings.map(({ slug }) => ({ slots: both({ slug }) })),
    areas: plain,
    area: [{ slots: { en: { area: area.slug.en }, fr: { area: area.slug.fr } } }],
    action: [{ slots: { en: { area: area.slug.en, action: action.slug.en }, fr: { area: area.slug.fr, action: action.slug.fr } } }],
    categories: plain,
    category: [{ slots: { en: { category: category.slug.en }, fr: { category: category.slug.fr } } }],
    vendors: [{}, { query: '?letter=N' }],
    vendor: listings.slice(0, 2).map(({ vendor }) => ({ slots: both({ slug: vendor }) })),
    featured: plain,
    media: plain,
    plan: plain,
    takePart: [{}, { query: '?sent=1' }],
    about: plain,
    accessibility: plain,
    privacy: plain,
    terms: plain,
    developers: plain,
    apiDocs: plain,
    notFound: [{ status: 404 }],
    gone: [{ status: 410 }],
  };
}

/** The examples of each page, at least one in each language. */
export function pageExamples(catalogue: { db: Database; taxonomy: Taxonomy }): (page: PublicPage) => Example[] {
  const turns = turnsOf(catalogue.taxonomy, awkwardListings(catalogue.db));
  return (page) =>
    turns[page].flatMap(({ slots, query = '', status = 200 }, turn) =>
      languages.map((language) => ({ address: `${pageAddress(page, language, slots?.[language])}${query}`, language, status, turn })),
    );
}

/** The longest listing, the shortest, one in each language alone, and the first. */
export function awkwardListings(db: Database): { slug: string; vendor: string }[] {
  const rows = listPublicAfter(db, 0, 10_000).map(({ listing, revision, vendor }) => ({
    slug: listing.slug,
    vendor: vendor.slug,
    name: revision.content.name,
    length: JSON.stringify(revision.content).length,
  }));
  const byLength = rows.toSorted((a, b) => b.length - a.length);
  const chosen = [rows[0], byLength[0], byLength.at(-1), rows.find(({ name }) => name.fr === undefined), rows.find(({ name }) => name.en === undefined)];
  return chosen.flatMap((row) => (row === undefined ? [] : [{ slug: row.slug, vendor: row.vendor }]));
}

/** The address of the same page in the other language. */
export function samePage(examples: readonly Example[], address: string): string | undefined {
  const here = examples.find((one) => one.address === address);
  return examples.find(({ turn, language }) => turn === here?.turn && language !== here.language)?.address;
}
