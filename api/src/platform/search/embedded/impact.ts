/**
 * How much a word says of a document is kept as one of a few levels: the lower ones where it stands only in the
 * description and features, the others where it stands in the name, the keywords, the terms or the summary too.
 */
export const levelScores: readonly number[] = [0.12, 0.2, 0.29, 0.38, 0.48, 0.58, 0.68, 0.78];

/** The first of the levels of words that stand in more than the description and features. */
export const firstStrongLevel = 3;

/** The fields of a document, the weightiest first. */
export const fieldWeights = { name: 12, vendor: 6, keywords: 6, terms: 3, summary: 4, features: 2, description: 1 } as const;

/** The name of a field. */
export type Field = keyof typeof fieldWeights;

/** The fields in the order in which their words are kept. */
export const fields: readonly Field[] = ['name', 'vendor', 'keywords', 'terms', 'summary', 'features', 'description'];

/** How long a field usually is, in words: a word in a longer one counts for less. */
const usualLengths: Readonly<Record<Field, number>> = { name: 3, vendor: 3, keywords: 10, terms: 25, summary: 20, features: 60, description: 150 };

const lengthWeight = 0.4;
const saturation = 8;
const strongSteps: readonly number[] = [0.34, 0.5, 0.62, 0.72];
const weakSteps: readonly number[] = [0.14, 0.24];

/** What one occurrence of a word adds, in a field of so many words. */
export function occurrenceWeight(field: Field, length: number): number {
  return fieldWeights[field] / (1 - lengthWeight + lengthWeight * Math.max(0.3, length / usualLengths[field]));
}

/** Whether a field is more than description and features. */
export function isStrong(field: Field): boolean {
  return field !== 'description' && field !== 'features';
}

/** The part of BM25 that depends on the document alone, from 0 to 1, for the added weight of a word's occurrences. */
export function impactOf(weight: number): number {
  return weight / (weight + saturation);
}

/** The level of an impact. */
export function levelOf(impact: number, strong: boolean): number {
  const steps = strong ? strongSteps : weakSteps;
  const above = steps.findIndex((step) => impact < step);
  return (strong ? firstStrongLevel : 0) + (above === -1 ? steps.length : above);
}

/** The token that FTS5 keeps for a stem of a language at a level. */
export function tokenOf(language: 'en' | 'fr', level: number, stem: string): string {
  return `${language === 'en' ? 'e' : 'f'}${level}${stem}`;
}
