import { featuredFeed, feedAddress, feedFormats, pageAddress, pages, type PageName } from '#api/contract/addresses.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { languages, type Language } from '#api/contract/text.ts';
import { topicsOf, type PublishedPage, type Topic } from './page-topics.rules.ts';

/** A page that exists whatever is listed, with what it depends on. */
export type FixedPage = { readonly address: string; readonly topics: readonly Topic[] };

/** The pages without slots but the home, in the order in which they are worth publishing. */
const plain: readonly PublishedPage[] = ['featured', 'areas', 'media', 'plan', 'categories', 'vendors', 'about', 'developers', 'accessibility', 'privacy', 'terms'];

/** Every page but those of listings and vendors, with what it depends on; what is asked for most comes first, in both languages. */
export function fixedPages(taxonomy: Taxonomy): FixedPage[] {
  return [...languages.flatMap(leadingPages), ...languages.flatMap((language) => otherPages(taxonomy, language))];
}

function leadingPages(language: Language): FixedPage[] {
  return [page(language, 'home'), ...feed(language, 'all', 'newest')];
}

function otherPages(taxonomy: Taxonomy, language: Language): FixedPage[] {
  return [
    ...plain.map((name) => page(language, name)),
    ...taxonomy.areas.flatMap((area) => [
      page(language, 'area', { area: area.slug[language] }, area.id),
      ...feed(language, area.slug[language], `newest:area:${area.id}`),
      ...area.actions.map((action) => page(language, 'action', { area: area.slug[language], action: action.slug[language] }, action.id)),
    ]),
    ...taxonomy.categories.map((category) => page(language, 'category', { category: category.slug[language] }, category.id)),
    ...feed(language, featuredFeed[language], 'featured'),
  ];
}

function page(language: Language, name: PublishedPage, slots: Readonly<Record<string, string>> = {}, id = ''): FixedPage {
  return { address: pageAddress(name, language, slots), topics: topicsOf(name, id) };
}

function feed(language: Language, subject: string, topic: Topic): FixedPage[] {
  return feedFormats.map((format) => ({ address: feedAddress(language, subject, format), topics: [topic] }));
}

/** The addresses of a listing's or vendor's page. */
export function slugged(page: 'listing' | 'vendor', slugs: Iterable<string>): string[] {
  return [...slugs].flatMap((slug) => languages.map((language) => pageAddress(page, language, { slug })));
}

/** Every page that a change of some topics touches, in the order in which it is worth publishing them. */
export function pagesTouched(changed: ReadonlySet<Topic>, taxonomy: Taxonomy): string[] {
  const own = (kind: 'listing' | 'vendor') =>
    slugged(
      kind,
      [...changed].filter((topic) => topic.startsWith(`${kind}:`)).map((topic) => topic.slice(kind.length + 1)),
    );
  const fixed = fixedPages(taxonomy).filter(({ topics }) => topics.some((topic) => changed.has(topic)));
  return [...own('listing'), ...own('vendor'), ...fixed.map(({ address }) => address)];
}

/** The names of a pattern's slots, in their order. */
function slotNames(pattern: string): string[] {
  return [...pattern.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
}

const patterns = Object.entries(pages).flatMap(([name, page]) =>
  languages.map((language) => ({
    name,
    language,
    mode: page.mode,
    access: 'access' in page ? page.access : undefined,
    slots: slotNames(page[language]),
    expression: new RegExp(`^${page[language].replaceAll(/\[\w+\]/g, '([a-z0-9-]{1,80})')}$`),
  })),
);

const patternsIn = { en: patterns.filter(({ language }) => language === 'en'), fr: patterns.filter(({ language }) => language === 'fr') };

/** Which page an address is of, with what fills its slots. */
export function matchPage(address: string) {
  const first = address.slice(0, 4);
  for (const { name, language, mode, access, slots, expression } of first === '/en/' ? patternsIn.en : first === '/fr/' ? patternsIn.fr : []) {
    const match = expression.exec(address);
    if (match !== null) return { name, language, mode, access, slots: match.slice(1), params: Object.fromEntries(slots.map((slot, place) => [slot, match[place + 1] ?? ''])) };
  }
  return undefined;
}

/** The address of the page that says that there is none. */
export function notFoundAddress(address: string): string {
  return pageAddress('notFound' satisfies PageName, address.startsWith('/fr/') ? 'fr' : 'en');
}
