import { feedAddress, feedFormats, pageAddress, pages, type PageName } from '#api/contract/addresses.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { languages } from '#api/contract/text.ts';

/** What a change of listings touches: the listings and vendors by slug, and the terms that they count towards. */
export type Touched = {
  readonly listings: ReadonlySet<string>;
  readonly vendors: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
};

/** The pages that show counts or the newest of everything, and so change with any listing. */
const everyChange: readonly PageName[] = ['home', 'areas', 'categories', 'vendors', 'featured', 'media', 'plan', 'about', 'developers'];

/** The pages whose words alone make them. */
const textOnly: readonly PageName[] = ['accessibility', 'privacy', 'terms'];

/** Every page that a change touches, in the order in which it is worth publishing them: the listings first. */
export function addressesTouched(touched: Touched, taxonomy: Taxonomy): string[] {
  return [
    ...slugged('listing', touched.listings),
    ...slugged('vendor', touched.vendors),
    ...fixed(everyChange),
    ...feedsOf(taxonomy, touched.areas),
    ...termPages(touched, taxonomy),
  ];
}

/** Every page but those of listings and vendors. */
export function fixedAddresses(taxonomy: Taxonomy): string[] {
  const all = {
    areas: new Set(taxonomy.areas.map(({ id }) => id)),
    actions: new Set(taxonomy.areas.flatMap(({ actions }) => actions.map(({ id }) => id))),
    categories: new Set(taxonomy.categories.map(({ id }) => id)),
  };
  return [...fixed([...everyChange, ...textOnly]), ...feedsOf(taxonomy, all.areas), ...termPages(all, taxonomy)];
}

/** The addresses of a listing's or vendor's page. */
export function slugged(page: 'listing' | 'vendor', slugs: Iterable<string>): string[] {
  return [...slugs].flatMap((slug) => languages.map((language) => pageAddress(page, language, { slug })));
}

function fixed(names: readonly PageName[]): string[] {
  return names.flatMap((name) => languages.map((language) => pageAddress(name, language)));
}

function feedsOf(taxonomy: Taxonomy, areas: ReadonlySet<string>): string[] {
  return languages.flatMap((language) => {
    const subjects = ['all', ...taxonomy.areas.filter(({ id }) => areas.has(id)).map(({ slug }) => slug[language])];
    return subjects.flatMap((subject) => feedFormats.map((format) => feedAddress(language, subject, format)));
  });
}

function termPages(touched: Pick<Touched, 'areas' | 'actions' | 'categories'>, taxonomy: Taxonomy): string[] {
  return languages.flatMap((language) => [
    ...taxonomy.areas.flatMap((area) => [
      ...(touched.areas.has(area.id) ? [pageAddress('area', language, { area: area.slug[language] })] : []),
      ...area.actions.filter(({ id }) => touched.actions.has(id)).map((action) => pageAddress('action', language, { area: area.slug[language], action: action.slug[language] })),
    ]),
    ...taxonomy.categories.filter(({ id }) => touched.categories.has(id)).map((category) => pageAddress('category', language, { category: category.slug[language] })),
  ]);
}

const patterns = Object.entries(pages).flatMap(([name, page]) =>
  languages.map((language) => ({ name, language, mode: page.mode, expression: new RegExp(`^${page[language].replaceAll(/\[\w+\]/g, '([a-z0-9-]{1,80})')}$`) })),
);

/** Which page an address is of, with what fills its slots. */
export function matchPage(address: string) {
  for (const { name, language, mode, expression } of patterns) {
    const match = expression.exec(address);
    if (match !== null) return { name, language, mode, slots: match.slice(1) };
  }
  return undefined;
}
