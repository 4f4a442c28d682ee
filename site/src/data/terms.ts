import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** The name of a term in a language; an unknown id is shown as it is. */
export function termName(taxonomy: Taxonomy, vocabulary: string, id: string, language: Language): string {
  return termsOf(taxonomy, vocabulary).find((term) => term.id === id)?.[language] ?? id;
}

/** The terms of a vocabulary, areas, actions and categories among them. */
export function termsOf(taxonomy: Taxonomy, vocabulary: string) {
  if (vocabulary === 'areas') return taxonomy.areas;
  if (vocabulary === 'actions') return taxonomy.areas.flatMap(({ actions }) => actions);
  return vocabulary === 'categories' ? taxonomy.categories : (taxonomy.vocabularies[vocabulary] ?? []);
}
