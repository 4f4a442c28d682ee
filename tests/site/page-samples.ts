import { pageAddress, pages, type PageName } from '@catalog/api/contract/addresses.ts';
import { createCatalogueClient } from '@catalog/api/contract/catalogue-client.ts';
import { languages, type Language } from '@catalog/api/contract/text.ts';

/** A page to look at: its address in one language, and a name for its picture. */
export type PageSample = { readonly name: string; readonly address: string };

type Slots = Record<Language, Readonly<Record<string, string>>>;

const both = (slots: Readonly<Record<string, string>>): Slots => ({ en: slots, fr: slots });

/** One address of every kind of page in both languages, its slots filled from what a running server shows. */
export async function pageSamples(base: string): Promise<PageSample[]> {
  const client = createCatalogueClient((path) => fetch(`${base}${path}`));
  const [taxonomy, newest] = await Promise.all([client.taxonomy(), client.newest({ limit: 1 })]);
  const [area] = taxonomy.areas;
  const [category] = taxonomy.categories;
  const [listing] = newest.items;
  const [action] = area?.actions ?? [];
  if (area === undefined || action === undefined || category === undefined || listing === undefined) throw new Error('The server has nothing to show.');
  const filled: Partial<Record<PageName, Slots>> = {
    listing: both({ slug: listing.slug }),
    vendor: both({ slug: listing.vendor.slug }),
    area: { en: { area: area.slug.en }, fr: { area: area.slug.fr } },
    action: { en: { area: area.slug.en, action: action.slug.en }, fr: { area: area.slug.fr, action: action.slug.fr } },
    category: { en: { category: category.slug.en }, fr: { category: category.slug.fr } },
  };
  const names = Object.entries(pages).flatMap(([name, { mode }]) => (mode === 'private' || !isPageName(name) ? [] : [name]));
  return languages.flatMap((language) => names.map((name) => ({ name: `${name}-${language}`, address: pageAddress(name, language, filled[name]?.[language]) })));
}

function isPageName(name: string): name is PageName {
  return name in pages;
}
