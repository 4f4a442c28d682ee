import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';

/** A field whose id is none of its vocabulary, by JSON pointer. */
export type UnknownTerm = { readonly pointer: string; readonly vocabulary: string; readonly id: string };

type Use = readonly [pointer: string, vocabulary: string, id: string | undefined];

/** Finds the ids of a listing that the taxonomy does not know. */
export function findUnknownTerms(content: ListingContent, taxonomy: Taxonomy): UnknownTerm[] {
  return uses(content).flatMap(([pointer, vocabulary, id]) =>
    id === undefined || known(taxonomy, vocabulary).has(id) ? [] : [{ pointer, vocabulary, id }],
  );
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
  const many = (field: string, vocabulary: string, ids: readonly string[] | undefined): Use[] =>
    (ids ?? []).map((id, index) => [`/${field}/${index}`, vocabulary, id]);
  const rows = (field: string, key: string, vocabulary: string, ids: readonly string[] | undefined): Use[] =>
    (ids ?? []).map((id, index) => [`/${field}/${index}/${key}`, vocabulary, id]);
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
    ...rows('areas', 'id', 'areas', content.areas.map(({ id }) => id)),
    ...many('actions', 'actions', content.actions),
    ...many('categories', 'categories', content.categories),
    ...many('audience', 'audience', content.audience),
    ...many('deployment', 'deployment', content.deployment),
    ...many('openness', 'openness', content.openness),
    ...many('green', 'green', content.green),
    ...many('support/channels', 'support_channels', content.support?.channels),
    ...rows('procurement', 'vehicle', 'procurement', content.procurement?.map(({ vehicle }) => vehicle)),
    ...rows('certifications', 'id', 'certifications', content.certifications?.map(({ id }) => id)),
    ...rows('privacy', 'id', 'privacy', content.privacy?.map(({ id }) => id)),
    ...rows('references', 'audience', 'audience', content.references?.map(({ audience }) => audience)),
  ];
}
