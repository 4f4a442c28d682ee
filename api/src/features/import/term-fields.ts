import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { slugOf } from '#api/platform/slug-of.ts';
import { nearest } from './nearest.ts';

/** The vocabulary of each field that holds ids; `*` stands for a place in a list. */
export const termFields: Readonly<Record<string, string>> = {
  'vendor.province': 'provinces',
  'vendor.size': 'vendor_size',
  'vendor.ownership.*': 'ownership',
  'content.offeringType': 'offering_type',
  'content.maturity': 'maturity',
  'content.areas.*.id': 'areas',
  'content.actions.*': 'actions',
  'content.categories.*': 'categories',
  'content.audience.*': 'audience',
  'content.procurement.*.vehicle': 'procurement',
  'content.pricing.model': 'pricing_model',
  'content.sellerRole': 'seller_role',
  'content.deployment.*': 'deployment',
  'content.dataResidency.id': 'data_residency',
  'content.securityLevel.id': 'security_level',
  'content.organizationClearance.id': 'organization_clearance',
  'content.certifications.*.id': 'certifications',
  'content.privacy.*.id': 'privacy',
  'content.aiUse.id': 'ai_use',
  'content.accessibility.id': 'accessibility',
  'content.languages.interface': 'languages',
  'content.languages.documentation': 'languages',
  'content.languages.support': 'languages',
  'content.languages.training': 'languages',
  'content.openness.*': 'openness',
  'content.green.*': 'green',
  'content.references.*.audience': 'audience',
  'content.support.channels.*': 'support_channels',
};

/** The ids of a vocabulary, and how people write them. */
export type Vocabulary = {
  readonly has: (id: string) => boolean;
  readonly idOf: (written: string) => string | undefined;
  readonly nearest: (written: string) => string | undefined;
};

/** Every vocabulary of the taxonomy by its name. */
export function vocabulariesOf(taxonomy: Taxonomy): ReadonlyMap<string, Vocabulary> {
  const groups = { ...taxonomy.vocabularies, areas: taxonomy.areas, actions: taxonomy.areas.flatMap(({ actions }) => actions), categories: taxonomy.categories };
  return new Map(Object.entries(groups).map(([name, terms]) => [name, vocabularyOf(terms)]));
}

function vocabularyOf(terms: readonly { id: string; en: string; fr: string }[]): Vocabulary {
  const ids = new Set(terms.map(({ id }) => id));
  const written = new Map(terms.flatMap(({ id, en, fr }) => [id, en, fr, ...abbreviations(en), ...abbreviations(fr)].map((name) => [slugOf(name), id] as const)));
  return {
    has: (id) => ids.has(id),
    idOf: (name) => written.get(slugOf(name)),
    nearest: (name) => written.get(nearest(slugOf(name), written.keys()) ?? ''),
  };
}

/** What stands in parentheses, such as SaaS. */
function abbreviations(name: string): string[] {
  return [...name.matchAll(/\(([^)]{2,12})\)/g)].flatMap(([, inside]) => inside ?? []);
}
