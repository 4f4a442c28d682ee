import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Action, Area, Category, Taxonomy, Term } from '#api/contract/taxonomy.ts';
import { Taxonomy as TaxonomySchema } from '#api/contract/taxonomy.ts';
import { Failure } from '#api/platform/failure.ts';
import { fixedTerms } from './fixed-terms.ts';
import { readSynonyms } from './read-synonyms.ts';
import { assertSoundTaxonomy } from './sound-taxonomy.rules.ts';
import { TaxonomyFile, type FileTerm } from './taxonomy.schema.ts';

/** The taxonomy with the groups of synonyms that search uses. */
export type TaxonomyData = { readonly taxonomy: Taxonomy; readonly synonyms: readonly (readonly string[])[] };

/** Accessibility versions that a newer one satisfies; EN 301 549:2024 holds WCAG 2.1, not 2.2. */
const accessibilitySatisfies: Readonly<Record<string, readonly string[]>> = {
  'en-301-549': ['wcag-21-aa', 'wcag-20-aa', 'partial'],
  'wcag-22-aa': ['wcag-21-aa', 'wcag-20-aa', 'partial'],
  'wcag-21-aa': ['wcag-20-aa', 'partial'],
  'wcag-20-aa': ['partial'],
};

const plainVocabularies = [
  'audience',
  'offering_type',
  'deployment',
  'data_residency',
  'security_level',
  'organization_clearance',
  'certifications',
  'accessibility',
  'languages',
  'procurement',
  'ownership',
  'maturity',
  'openness',
  'provinces',
  'privacy',
  'green',
  'pricing_model',
  'ai_use',
  'seller_role',
  'vendor_size',
  'support_channels',
] as const;

/**
 * Reads and validates `data/taxonomy.yaml`, and `synonyms.yaml` beside it.
 * @throws Failure `bad-taxonomy` naming what is wrong: a repeated id or slug, or a name that lacks a language.
 */
export function readTaxonomy(file: string): TaxonomyData {
  try {
    const { taxonomy, synonyms } = buildTaxonomy(TaxonomyFile.parse(parse(readFileSync(file, 'utf8'))));
    return { taxonomy, synonyms: [...synonyms, ...readSynonyms(join(dirname(file), 'synonyms.yaml')).groups] };
  } catch (error) {
    throw new Failure('broken', 'bad-taxonomy', `The taxonomy ${file} is broken: ${reasonOf(error)}.`);
  }
}

/** The first thing that is wrong, on one line. */
function reasonOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/[.:]$/, '') ?? '';
  const [issue] = error.issues;
  return `${issue?.path.join('.')}: ${issue?.message}`;
}

function buildTaxonomy(raw: z.infer<typeof TaxonomyFile>): TaxonomyData {
  const areas = raw.areas.map((area): Area => ({
    ...term(area),
    slug: area.slug,
    order: area.order,
    source: area.p,
    description: { en: area.d_en, fr: area.d_fr },
    goal: area.goal,
    actions: area.actions.map((action): Action => ({
      ...term(action),
      slug: { en: action.id, fr: action.slug_fr },
      area: area.id,
      source: action.p,
      description: { en: action.d_en, fr: action.d_fr },
    })),
  }));
  const taxonomy = TaxonomySchema.parse({
    version: raw.version,
    frameworks: raw.frameworks.map(({ id, en, fr, from, to, status }) => ({ id, en, fr, from, to, status })),
    goals: raw.goals.map((goal) => ({ ...term(goal), description: { en: goal.d_en, fr: goal.d_fr } })),
    areas: areas.toSorted((a, b) => a.order - b.order),
    categories: raw.categories.map((category): Category => ({
      ...term(category),
      slug: { en: category.id, fr: category.slug_fr },
      area: category.a,
      ...(category.u === undefined ? {} : { unspsc: category.u }),
    })),
    vocabularies: Object.fromEntries(plainVocabularies.map((name) => [name, raw[name].map((value) => vocabularyTerm(name, value, raw[name]))])),
  });
  assertSoundTaxonomy(taxonomy);
  const aliases = Object.fromEntries(raw.areas.map(({ id, aliases_fr }) => [id, aliases_fr]));
  return { taxonomy, synonyms: [...fixedTerms(taxonomy, aliases), ...raw.search_synonyms] };
}

function term(value: FileTerm): Term {
  return { id: value.id, en: value.en, fr: value.fr, frVerified: value.fr_ok ?? false, satisfies: [] };
}

function vocabularyTerm(vocabulary: string, value: FileTerm, all: readonly FileTerm[]): Term {
  return { ...term(value), satisfies: [...satisfies(vocabulary, value, all)] };
}

function satisfies(vocabulary: string, value: FileTerm, all: readonly FileTerm[]): readonly string[] {
  if (vocabulary === 'accessibility') return accessibilitySatisfies[value.id] ?? [];
  if (vocabulary === 'languages') return value.id === 'more' ? ['both'] : [];
  const rank = value.rank;
  return rank === undefined ? [] : all.filter((other) => (other.rank ?? rank) < rank).map((other) => other.id);
}
