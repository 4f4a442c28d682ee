import type { z } from 'zod';
import { facetNames, facetVocabulary, type FacetName } from '#api/contract/facets.ts';
import { TermId } from '#api/contract/listing-content.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';

/** The same parameters, whose facets take only ids of the taxonomy: a misspelled id is a mistake, not a search without results. */
export function withKnownTerms<Schema extends z.ZodObject>(schema: Schema, taxonomy: Taxonomy): Schema {
  const ids = new Map(facetNames.map((name) => [name, idsOf(taxonomy, name)]));
  return schema.superRefine((given, context) => {
    for (const [name, known] of ids) {
      const value: unknown = Object.entries(given).find(([key]) => key === name)?.[1];
      // What is not even of the form of an id was told already.
      const wrong = [value ?? []].flat().filter((id) => typeof id === 'string' && TermId.safeParse(id).success && !known.includes(id));
      for (const id of wrong) context.addIssue({ code: 'custom', path: [name], params: { given: id, known } });
    }
  });
}

/** The ids of a facet, in the order of the taxonomy. */
export function idsOf(taxonomy: Taxonomy, name: FacetName): string[] {
  const vocabulary = facetVocabulary[name];
  if (vocabulary === 'areas') return taxonomy.areas.map(({ id }) => id);
  if (vocabulary === 'actions') return taxonomy.areas.flatMap(({ actions }) => actions.map(({ id }) => id));
  if (vocabulary === 'categories') return taxonomy.categories.map(({ id }) => id);
  return (taxonomy.vocabularies[vocabulary] ?? []).map(({ id }) => id);
}
