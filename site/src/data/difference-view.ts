import { fieldName, partName } from '@catalog/api/contract/field-names.ts';
import type { Difference } from '@catalog/api/contract/review.ts';
import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { words } from '../text/common.ts';
import { formWords } from '../text/form.ts';
import { formatDay, formatMoney } from './format.ts';
import { termName } from './terms.ts';

/** What is needed to put a difference into words. */
export type DifferenceWords = { readonly taxonomy: Taxonomy; readonly language: Language; readonly yes: string; readonly no: string };

/** A change of one thing as it is shown: what it is about, what became of it, and its values in words. `image` is one to be seen. */
export type ShownDifference = Difference & {
  readonly about: string;
  readonly shownBefore: string;
  readonly shownAfter: string;
  readonly isText: boolean;
  readonly image: string | undefined;
};

/** The changes of one field. */
export type FieldDifference = { readonly field: string; readonly name: string; readonly changes: readonly ShownDifference[] };

/** The vocabulary of what stands in a field, or in a part of it. */
const vocabularies: Readonly<Record<string, string>> = {
  offeringType: 'offering_type',
  maturity: 'maturity',
  sellerRole: 'seller_role',
  actions: 'actions',
  categories: 'categories',
  audience: 'audience',
  deployment: 'deployment',
  openness: 'openness',
  green: 'green',
  'areas.id': 'areas',
  'procurement.vehicle': 'procurement',
  'certifications.id': 'certifications',
  'privacy.id': 'privacy',
  'dataResidency.id': 'data_residency',
  'securityLevel.id': 'security_level',
  'organizationClearance.id': 'organization_clearance',
  'accessibility.id': 'accessibility',
  'aiUse.id': 'ai_use',
  'pricing.model': 'pricing_model',
  'references.audience': 'audience',
  'support.channels': 'support_channels',
  'languages.interface': 'languages',
  'languages.documentation': 'languages',
  'languages.support': 'languages',
  'languages.training': 'languages',
};

/** The changes of a submission, field by field, in words. */
export function viewDifferences(differences: readonly Difference[], given: DifferenceWords): FieldDifference[] {
  const fields = [...new Set(differences.map(({ field }) => field))];
  return fields.map((field) => ({
    field,
    name: fieldName(field, given.language),
    changes: differences.filter((one) => one.field === field).map((one) => view(one, given)),
  }));
}

function view(one: Difference, given: DifferenceWords): ShownDifference {
  const { before, after, runs, field, part } = one;
  const isText = runs.some(({ kind }) => kind === 'same') && isWritten(one);
  const image = (field === 'logo' || field === 'screenshots') && part === 'id' ? (after ?? before ?? undefined) : undefined;
  return { ...one, about: aboutOf(one, given), isText, image, shownBefore: shown(before, one, given), shownAfter: shown(after, one, given) };
}

/** Whether people wrote it in words, so that single words are worth comparing. */
function isWritten({ field, part, side }: Difference): boolean {
  return side !== null || vocabularyOf(field, part) === undefined;
}

function vocabularyOf(field: string, part: string): string | undefined {
  return vocabularies[part === '' ? field : `${field}.${part}`];
}

/** Which entry and which part of the field it is about, and in which language. */
function aboutOf({ field, item, part, side, before, after }: Difference, given: DifferenceWords): string {
  const { language } = given;
  const isItself = item === null || (part === '' && (item === before || item === after));
  const vocabulary = vocabularyOf(field, 'id') ?? vocabularyOf(field, 'vehicle');
  const isImage = field === 'logo' || field === 'screenshots';
  const entry = isItself || isImage ? '' : vocabulary === undefined ? item : termName(given.taxonomy, vocabulary, item, language);
  const inSide = side === null ? '' : sideName(side, language);
  const place = isItself || !['id', 'vehicle'].includes(part) ? partName(part, language) : '';
  return [entry, place, inSide].filter((one) => one !== '').join(', ');
}

/** French writes the names of languages small. */
function sideName(side: Language, language: Language): string {
  const name = side === 'en' ? formWords[language].english : formWords[language].french;
  return language === 'fr' ? name.toLocaleLowerCase('fr') : name;
}

function shown(value: string | null, { field, part }: Difference, { taxonomy, language, yes, no }: DifferenceWords): string {
  if (value === null) return '';
  const vocabulary = vocabularyOf(field, part);
  if (vocabulary !== undefined) return termName(taxonomy, vocabulary, value, language);
  if (part === 'claim.evidence') return Object.entries(words[language].claim).find(([id]) => id === value)?.[1] ?? value;
  if (part === 'claim.date' || part === 'claim.expires') return formatDay(value, language);
  if (field === 'pricing' && (part === 'minimum' || part === 'maximum')) return formatMoney(Number(value), language);
  return value === 'true' ? yes : value === 'false' ? no : value;
}
