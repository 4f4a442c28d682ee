import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { MadeVendor } from './make-vendor.ts';
import { makeFacts, makeOffer } from './make-facts.ts';
import { makeTexts, textOf } from './make-texts.ts';
import { Random } from '#api/platform/random.ts';
import type { Words } from './words.ts';

/** What generated listings are made of. */
export type Recipe = { readonly words: Words; readonly taxonomy: Taxonomy; readonly seed: number; readonly today: Date };

/** A listing as it is generated; `age` is how long ago it was published, in milliseconds. */
export type MadeListing = { readonly id: string; readonly revisionId: string; readonly name: string; readonly content: ListingContent; readonly age: number };

const threeYears = 3 * 365 * 86_400_000;

/** Makes the listing of a number for a vendor: always the same one for a seed. */
export function makeListing(recipe: Recipe, number: number, vendor: MadeVendor): MadeListing {
  const random = new Random(`${recipe.seed}/listing/${number}`);
  const { words } = recipe;
  const id = random.id();
  const revisionId = random.id();
  const [category, about] = random.weighted(weightedCategories(words));
  const name = makeName(words, random);
  const context = { words, vendor, today: recipe.today };
  const role = random.pick(words.roles);
  const content: ListingContent = {
    ...makeTexts({ words, vendor, name, category: about }, random),
    website: `${vendor.content.website}/${number.toString(36)}`,
    ...makePlace(recipe, vendor, { category, actions: about.actions }, random),
    ...makeFacts(context, random),
    ...makeOffer(context, random),
    contact: { role: textOf(vendor, (language) => (language === 'en' ? role[0] : role[1])), email: `info@${new URL(vendor.content.website).hostname}` },
  };
  return { id, revisionId, name: content.name.en ?? content.name.fr ?? name, content, age: Math.floor(random.next() ** 1.6 * threeYears) };
}

const categories = new WeakMap<Words, [[string, Words['categories'][string]], number][]>();

function weightedCategories(words: Words): [[string, Words['categories'][string]], number][] {
  const known = categories.get(words);
  if (known !== undefined) return known;
  const made = Object.entries(words.categories).map((entry): [typeof entry, number] => [entry, entry[1].weight]);
  categories.set(words, made);
  return made;
}

function makeName(words: Words, random: Random): string {
  const one = `${random.pick(words.nameHeads)}${random.pick(words.nameTails)}`;
  return random.chance(0.5) ? one : `${one} ${random.pick(words.nameHeads)}${random.pick(words.nameTails)}`;
}

function makePlace(
  { taxonomy, words }: Recipe,
  vendor: MadeVendor,
  about: { category: string; actions: readonly string[] },
  random: Random,
): Pick<ListingContent, 'areas' | 'actions' | 'categories'> {
  const chosen = random.chance(0.9) ? [random.skewed(about.actions), ...(random.chance(0.35) ? [random.pick(about.actions)] : [])] : [];
  const home = taxonomy.categories.find(({ id }) => id === about.category)?.area ?? 'service-it';
  const areas = [...new Set([...chosen.map((action) => areaOf(taxonomy, action) ?? home), home])].slice(0, random.chance(0.7) ? 1 : 2);
  const actions = [...new Set(chosen)].filter((action) => areas.includes(areaOf(taxonomy, action) ?? ''));
  const whom = random.pick(words.for);
  return {
    areas: areas.map((id) => ({ id, reason: textOf(vendor, (language) => reasonIn(taxonomy, id, language, whom)) })),
    ...(actions.length === 0 ? {} : { actions }),
    categories: [...new Set([about.category, ...(random.chance(0.25) ? [random.skewed(Object.keys(words.categories))] : [])])],
  };
}

function areaOf(taxonomy: Taxonomy, action: string): string | undefined {
  return taxonomy.areas.find(({ actions }) => actions.some(({ id }) => id === action))?.id;
}

function reasonIn(taxonomy: Taxonomy, area: string, language: 'en' | 'fr', [en, fr]: readonly [string, string]): string {
  const goal = taxonomy.areas.find(({ id }) => id === area)?.description[language] ?? '';
  return language === 'en' ? `${goal} This is what it brings to ${en}.` : `${goal} C’est ce qu’elle apporte pour ${fr}.`;
}
