import type { DraftContent } from '@catalog/api/contract/draft.ts';
import { fieldName } from '@catalog/api/contract/field-names.ts';
import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { claimFields, type Evidence } from '@catalog/api/contract/upload.ts';
import { formatBytes, formatDay } from './format.ts';
import { termName } from './terms.ts';

const vocabularies: Readonly<Record<string, string>> = {
  procurement: 'procurement',
  dataResidency: 'data_residency',
  securityLevel: 'security_level',
  organizationClearance: 'organization_clearance',
  certifications: 'certifications',
  accessibility: 'accessibility',
};

const terms = new Map<string, string>(Object.entries(claimFields));

/** The name of the field whose value a claim is about, within what states it. */
export function termField(field: string): string {
  return terms.get(field) ?? 'id';
}

/** What a file stands behind, in words: the field and the term that is stated there. */
export function claimName(claim: string, taxonomy: Taxonomy, language: Language): string {
  const [field = '', term = ''] = claim.split('.');
  return `${fieldName(field, language)} – ${termName(taxonomy, vocabularies[field] ?? '', term, language)}`;
}

/** All that a draft claims and a file can stand behind. */
export function claimsOf(content: DraftContent): string[] {
  const stated = Object.keys(claimFields).flatMap((field) => [content[field]].flat().map((value) => ({ field, term: at(value, termField(field)) })));
  return [...new Set(stated.flatMap(({ field, term }) => (typeof term === 'string' ? [`${field}.${term}`] : [])))];
}

/** Where a file of evidence is fetched by those who may. */
export function evidenceAddress(vendor: string, { id }: Evidence): string {
  return `/api/v1/vendors/${vendor}/evidence/${id}`;
}

/** How large a file of evidence is, and when it was added. */
export function evidenceFacts({ bytes, addedAt }: Evidence, language: Language): string {
  return `${formatBytes(bytes, language)}, ${formatDay(addedAt.slice(0, 10), language, 'medium')}`;
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
