import { Slug } from '#api/contract/listing-content.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { languages } from '#api/contract/text.ts';

type Named = { readonly id: string; readonly en: string; readonly fr: string };
type Slugged = Named & { readonly slug: { readonly en: string; readonly fr: string } };

/**
 * Holds a taxonomy to its rules: ids and slugs once each, slugs of ASCII, what is referred to there, French as French is set.
 * @throws Error naming the first breach
 */
export function assertSoundTaxonomy(taxonomy: Taxonomy): void {
  const actions = taxonomy.areas.flatMap((area) => area.actions);
  const slugged: Record<string, readonly Slugged[]> = { areas: taxonomy.areas, actions, categories: taxonomy.categories };
  const groups: Record<string, readonly Named[]> = { ...slugged, frameworks: taxonomy.frameworks, goals: taxonomy.goals, ...taxonomy.vocabularies };
  for (const [name, terms] of Object.entries(groups)) assertIds(name, terms);
  for (const [name, terms] of Object.entries(slugged)) assertSlugs(name, terms);
  assertReferences(taxonomy);
  for (const [name, terms] of Object.entries(groups)) for (const { id, fr } of terms) assertFrench(`${name} ${id}`, fr);
  for (const { id, description } of [...taxonomy.areas, ...actions, ...taxonomy.goals]) assertFrench(`the description of ${id}`, description.fr);
}

function assertIds(name: string, terms: readonly Named[]): void {
  assertNoneTwice(
    `ids of ${name}`,
    terms.map(({ id }) => id),
  );
  for (const language of languages)
    assertNoneTwice(
      `${language} names of ${name}`,
      terms.map((term) => term[language]),
    );
}

function assertSlugs(name: string, terms: readonly Slugged[]): void {
  for (const language of languages) {
    const slugs = terms.map(({ slug }) => slug[language]);
    assertNoneTwice(`${language} slugs of ${name}`, slugs);
    const wrong = slugs.find((slug) => !Slug.safeParse(slug).success);
    if (wrong !== undefined) throw new Error(`"${wrong}" among the ${language} slugs of ${name} may hold lowercase letters, digits and single hyphens alone`);
  }
}

function assertReferences({ areas, goals, categories }: Taxonomy): void {
  const [areaIds, goalIds] = [new Set(areas.map(({ id }) => id)), new Set(goals.map(({ id }) => id))];
  const lost = categories.find(({ area }) => !areaIds.has(area)) ?? areas.find(({ goal }) => !goalIds.has(goal));
  if (lost !== undefined) throw new Error(`"${lost.id}" refers to an area or goal that is not there`);
}

/** French takes ’ for an apostrophe, and firm spaces inside « » and before : ; ! ? */
function assertFrench(what: string, text: string): void {
  if (/['"]/.test(text)) throw new Error(`the French of ${what} has a straight quote: ${text}`);
  if (/ [:;!?»%$]|« /.test(text)) throw new Error(`the French of ${what} has a space that breaks before or after a sign: ${text}`);
}

function assertNoneTwice(what: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new Error(`"${twice}" is there twice among the ${what}`);
}
