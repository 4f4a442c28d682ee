import { pageAddress } from '@catalog/api/contract/addresses.ts';
import type { ListingContent } from '@catalog/api/contract/listing-content.ts';
import type { ListingDetail } from '@catalog/api/contract/listing.ts';
import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { words } from '../text/common.ts';
import { listingWords } from '../text/listing.ts';
import { formatMoney } from './format.ts';
import { termName } from './terms.ts';

/** Milliseconds after which a page says that nobody touched its listing; every page of a listing is made anew each day. */
const yearMs = 365 * 86_400_000;

/** A listing with all that its page needs to show it to a reader of one language on one day. */
export type ListingView = ReturnType<typeof viewListing>;

/** Gathers what the parts of a listing's page share. `today` is a day, UTC. */
export function viewListing(listing: ListingDetail, taxonomy: Taxonomy, language: Language, today: string) {
  const { content } = listing;
  const term = (vocabulary: string, id: string): string => termName(taxonomy, vocabulary, id, language);
  return {
    listing,
    content,
    taxonomy,
    language,
    today,
    term,
    terms: (vocabulary: string, ids: readonly string[] = []): string => ids.map((id) => term(vocabulary, id)).join(', '),
    text: listingWords[language],
    said: words[language],
    groups: groupsOf(listing),
    isOld: listing.updatedAt < new Date(Date.parse(today) - yearMs).toISOString(),
  };
}

/** The groups of a listing that have something to say, in their order on the page. */
export type GroupName = 'about' | 'sight' | 'place' | 'buy' | 'trust' | 'access' | 'fit' | 'proof' | 'answer' | 'vendor';

const fieldsOf: Readonly<Partial<Record<GroupName, readonly (keyof ListingContent)[]>>> = {
  buy: ['procurement', 'pricing', 'trial', 'sellerRole', 'unspsc'],
  trust: ['organizationClearance', 'certifications', 'privacy', 'vulnerabilityDisclosure', 'aiUse'],
  access: ['accessibility', 'languages'],
  fit: ['openness', 'api', 'openStandards', 'integrations', 'importFormats', 'exportFormats', 'exit', 'licence', 'repository', 'green'],
  proof: ['references', 'caseStudies', 'awards'],
  sight: ['screenshots', 'video', 'pressKit'],
};

const order: readonly GroupName[] = ['about', 'sight', 'place', 'buy', 'trust', 'access', 'fit', 'proof', 'answer', 'vendor'];

function groupsOf({ content }: ListingDetail): GroupName[] {
  return order.filter((group) => fieldsOf[group]?.some((field) => isFilled(content[field])) ?? true);
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** The price in a few words: its model and its range. */
export function priceWords({ text, term, language }: ListingView, { model, minimum, maximum }: NonNullable<ListingContent['pricing']>): string {
  const low = minimum === undefined ? undefined : formatMoney(minimum, language);
  const high = maximum === undefined ? undefined : formatMoney(maximum, language);
  const range = low === undefined ? high && text.upTo(high) : high === undefined ? text.from(low) : low === high ? low : text.between(low, high);
  return range === undefined ? term('pricing_model', model) : `${term('pricing_model', model)}, ${range}`;
}

/** An action or area of the plan, or a category, with its page. */
export type Place = { readonly id: string; readonly name: string; readonly href: string };

/** The pages of the actions that a listing answers, by area. */
export function actionPlaces({ taxonomy, content, language }: ListingView): { area: Place; actions: Place[] }[] {
  const chosen = new Set(content.actions);
  return taxonomy.areas.flatMap((area) => {
    const actions = area.actions
      .filter(({ id }) => chosen.has(id))
      .map((action) => ({ id: action.id, name: action[language], href: pageAddress('action', language, { area: area.slug[language], action: action.slug[language] }) }));
    return actions.length === 0 ? [] : [{ area: { id: area.id, name: area[language], href: pageAddress('area', language, { area: area.slug[language] }) }, actions }];
  });
}

/** The page of an area. */
export function areaPlace({ taxonomy, language }: ListingView, id: string): Place {
  const area = taxonomy.areas.find((one) => one.id === id);
  return { id, name: area?.[language] ?? id, href: area === undefined ? pageAddress('areas', language) : pageAddress('area', language, { area: area.slug[language] }) };
}

/** The pages of the categories of a listing. */
export function categoryPlaces({ taxonomy, content, language }: ListingView): Place[] {
  const all = new Map(taxonomy.categories.map((category) => [category.id, category]));
  return content.categories.flatMap((id) => {
    const category = all.get(id);
    return category === undefined ? [] : [{ id, name: category[language], href: pageAddress('category', language, { category: category.slug[language] }) }];
  });
}

/** The names of the decisive facts that a vendor left open, in small letters. */
export function decisiveGaps({ content, text, language }: ListingView): string[] {
  const facts = [
    [text.residency, content.dataResidency],
    [text.security, content.securityLevel],
    [text.buyShort, content.procurement?.[0]],
    [text.price, content.pricing],
    [text.accessibility, content.accessibility],
    [text.languages, content.languages?.interface ?? content.languages?.support],
  ] as const;
  return facts.flatMap(([name, value]) => (value === undefined ? [`${name.charAt(0).toLocaleLowerCase(language)}${name.slice(1)}`] : []));
}
