import type { Taxonomy } from '#api/contract/taxonomy.ts';

/** A field whose id is none of its vocabulary, by JSON pointer. */
export type UnknownTerm = { readonly pointer: string; readonly vocabulary: string; readonly id: string };

type Use = readonly [pointer: string, vocabulary: string, id: string | undefined];

/** Finds the ids of a listing that the taxonomy does not know; of one that is not whole, or not right, those that there are. */
export function findUnknownTerms(content: Content, taxonomy: Taxonomy): UnknownTerm[] {
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

type Content = { readonly [field: string]: unknown };

function uses(content: Content): Use[] {
  return [...singleUses(content), ...listUses(content), ...rowUses(content)];
}

/** Where one term stands, by its path. */
const single: readonly (readonly [path: string, vocabulary: string])[] = [
  ['offeringType', 'offering_type'],
  ['maturity', 'maturity'],
  ['pricing/model', 'pricing_model'],
  ['sellerRole', 'seller_role'],
  ['dataResidency/id', 'data_residency'],
  ['securityLevel/id', 'security_level'],
  ['organizationClearance/id', 'organization_clearance'],
  ['aiUse/id', 'ai_use'],
  ['accessibility/id', 'accessibility'],
  ['languages/interface', 'languages'],
  ['languages/documentation', 'languages'],
  ['languages/support', 'languages'],
  ['languages/training', 'languages'],
];

/** Where several terms stand in a list. */
const many: readonly (readonly [path: string, vocabulary: string])[] = [
  ['actions', 'actions'],
  ['categories', 'categories'],
  ['audience', 'audience'],
  ['deployment', 'deployment'],
  ['openness', 'openness'],
  ['green', 'green'],
  ['support/channels', 'support_channels'],
];

/** Where each entry of a list has a term. */
const rows: readonly (readonly [field: string, part: string, vocabulary: string])[] = [
  ['areas', 'id', 'areas'],
  ['procurement', 'vehicle', 'procurement'],
  ['certifications', 'id', 'certifications'],
  ['privacy', 'id', 'privacy'],
  ['references', 'audience', 'audience'],
];

function singleUses(content: Content): Use[] {
  return single.map(([path, vocabulary]) => [`/${path}`, vocabulary, termAt(content, path)]);
}

function listUses(content: Content): Use[] {
  return many.flatMap(([path, vocabulary]) => listAt(content, path).map((id, index): Use => [`/${path}/${index}`, vocabulary, typeof id === 'string' ? id : undefined]));
}

function rowUses(content: Content): Use[] {
  return rows.flatMap(([field, part, vocabulary]) => listAt(content, field).map((row, index): Use => [`/${field}/${index}/${part}`, vocabulary, termAt(row, part)]));
}

function termAt(value: unknown, path: string): string | undefined {
  const term = valueAt(value, path);
  return typeof term === 'string' ? term : undefined;
}

function listAt(value: unknown, path: string): readonly unknown[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list : [];
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((inside, name) => (typeof inside === 'object' && inside !== null ? new Map(Object.entries(inside)).get(name) : undefined), value);
}
