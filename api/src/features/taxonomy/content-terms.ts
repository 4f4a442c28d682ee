import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';

/** A field whose id is none of its vocabulary, by JSON pointer. */
export type UnknownTerm = { readonly pointer: string; readonly vocabulary: string; readonly id: string };

type Use = readonly [pointer: string, vocabulary: string, id: string | undefined];

/** Finds the ids of a listing that the taxonomy does not know. */
export function findUnknownTerms(content: ListingContent, taxonomy: Taxonomy): UnknownTerm[] {
  return uses(content).flatMap(([pointer, vocabulary, id]) => (id === undefined || known(taxonomy, vocabulary).has(id) ? [] : [{ pointer, vocabulary, id }]));
}

const knownIds = new WeakMap<Taxonomy, Map<string, ReadonlySet<string>>>();

function known(taxonomy: Taxonomy, vocabulary: string): ReadonlySet<string> {
  const sets = knownIds.get(taxonomy) ?? indexIds(taxonomy);
  return sets.get(vocabulary) ?? new Set();
}

function indexIds(taxonomy: Taxonomy): Map<string, ReadonlySet<string>> {
  const groups = {
    ...taxonomy.vocabularies,
    areas: taxonomy.areas,
    actions: taxonomy.areas.flatMap((area) => area.actions),
    categories: taxonomy.categories,
  };
  const sets = new Map(Object.entries(groups).map(([name, terms]) => [name, new Set(terms.map(({ id }) => id))]));
  knownIds.set(taxonomy, sets);
  return sets;
}

function uses(content: ListingContent): Use[] {
  return [...singleUses(content), ...listUses(content), ...rowUses(content)];
}

function singleUses(content: ListingContent): Use[] {
  return [
    ['/offeringType', 'offering_type', content.offeringType],
    ['/maturity', 'maturity', content.maturity],
    ['/pricing/model', 'pricing_model', content.pricing?.model],
    ['/sellerRole', 'seller_role', content.sellerRole],
    ['/dataResidency/id', 'data_residency', content.dataResidency?.id],
    ['/securityLevel/id', 'security_level', content.securityLevel?.id],
    ['/organizationClearance/id', 'organization_clearance', content.organizationClearance?.id],
    ['/aiUse/id', 'ai_use', content.aiUse?.id],
    ['/accessibility/id', 'accessibility', content.accessibility?.id],
    ['/languages/interface', 'languages', content.languages?.interface],
    ['/languages/documentation', 'languages', content.languages?.documentation],
    ['/languages/support', 'languages', content.languages?.support],
    ['/languages/training', 'languages', content.languages?.training],
  ];
}

function listUses(content: ListingContent): Use[] {
  const many = (field: string, vocabulary: string, ids: readonly string[] = []): Use[] => ids.map((id, index) => [`/${field}/${index}`, vocabulary, id]);
  return [
    ...many('actions', 'actions', content.actions),
    ...many('categories', 'categories', content.categories),
    ...many('audience', 'audience', content.audience),
    ...many('deployment', 'deployment', content.deployment),
    ...many('openness', 'openness', content.openness),
    ...many('green', 'green', content.green),
    ...many('support/channels', 'support_channels', content.support?.channels),
  ];
}

function rowUses(content: ListingContent): Use[] {
  const areas = content.areas.map(({ id }, index): Use => [`/areas/${index}/id`, 'areas', id]);
  const procurement = content.procurement?.map(({ vehicle }, index): Use => [`/procurement/${index}/vehicle`, 'procurement', vehicle]);
  const certifications = content.certifications?.map(({ id }, index): Use => [`/certifications/${index}/id`, 'certifications', id]);
  const privacy = content.privacy?.map(({ id }, index): Use => [`/privacy/${index}/id`, 'privacy', id]);
  const references = content.references?.map(({ audience }, index): Use => [`/references/${index}/audience`, 'audience', audience]);
  return [areas, procurement, certifications, privacy, references].flatMap((found) => found ?? []);
}
