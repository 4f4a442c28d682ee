import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** The name of a term in a language; an unknown id is shown as it is. */
export function termName(taxonomy: Taxonomy, vocabulary: string, id: string, language: Language): string {
  return termsOf(taxonomy, vocabulary).find((term) => term.id === id)?.[language] ?? id;
}

/** The terms of a vocabulary to choose from, in the order in which they are looked for: by name where they have no order of their own. */
export function choicesOf(taxonomy: Taxonomy, vocabulary: string, language: Language): { id: string; label: string }[] {
  const choices = termsOf(taxonomy, vocabulary).map((term) => ({ id: term.id, label: term[language] }));
  const byName = new Intl.Collator(`${language}-CA`);
  return vocabulary === 'categories' || vocabulary === 'provinces' ? choices.toSorted((one, other) => byName.compare(one.label, other.label)) : choices;
}

/** The terms of a vocabulary, areas, actions and categories among them. */
export function termsOf(taxonomy: Taxonomy, vocabulary: string) {
  if (vocabulary === 'areas') return taxonomy.areas;
  if (vocabulary === 'actions') return taxonomy.areas.flatMap(({ actions }) => actions);
  return vocabulary === 'categories' ? taxonomy.categories : (taxonomy.vocabularies[vocabulary] ?? []);
}
