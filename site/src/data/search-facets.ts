import { facetNames, facetVocabulary, type FacetName } from '@catalog/api/contract/facets.ts';
import type { FacetCount, SearchAnswer } from '@catalog/api/contract/search.ts';
import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { searchWords } from '../text/search.ts';
import { termName, termsOf } from './terms.ts';

/** A value of a facet as it is shown. */
export type FacetValue = FacetCount & { readonly name: string };

/** Values under one heading. */
export type FacetGroup = { readonly id: string; readonly name: string; readonly open: boolean; readonly values: readonly FacetValue[] };

/** A facet as it is shown: what is in sight, what is grouped under headings, and what is folded away. */
export type FacetView = {
  readonly name: FacetName;
  readonly open: boolean;
  readonly chosen: readonly FacetValue[];
  readonly values: readonly FacetValue[];
  readonly groups: readonly FacetGroup[];
  readonly more: readonly FacetValue[];
};

/** The facets that most searches use; the others are folded, and say what is chosen in them. */
const usual: ReadonlySet<FacetName> = new Set(['area', 'category', 'security', 'residency']);

/** The facets with so many values that those without a result are folded away. */
const long: ReadonlySet<FacetName> = new Set(['action', 'category', 'procurement', 'certification']);

/** How many values of a long facet are in sight, and from how many on it is cut. */
const mostInSight = 8;
const mostUncut = 10;

/** A search without the values that the taxonomy does not have, as an old link may name. */
export function withKnownValues(query: URLSearchParams, taxonomy: Taxonomy): URLSearchParams {
  const facets = new Map<string, Set<string>>(facetNames.map((name) => [name, new Set(termsOf(taxonomy, facetVocabulary[name]).map(({ id }) => id))]));
  return new URLSearchParams([...query].filter(([name, value]) => facets.get(name)?.has(value) ?? true));
}

/** Every facet of a search, in the order in which they are shown. */
export function facetViews(answer: { readonly facets: Partial<SearchAnswer['facets']> }, taxonomy: Taxonomy, language: Language): FacetView[] {
  return facetNames.map((name) => {
    const all = (answer.facets[name] ?? []).map((value) => ({ ...value, name: termName(taxonomy, facetVocabulary[name], value.id, language) }));
    const chosen = all.filter(({ selected }) => selected);
    return { name, open: usual.has(name), chosen, ...arrange(name, all, { taxonomy, language }) };
  });
}

type Arranged = Pick<FacetView, 'values' | 'groups' | 'more'>;
type Naming = { readonly taxonomy: Taxonomy; readonly language: Language };

function arrange(name: FacetName, all: readonly FacetValue[], naming: Naming): Arranged {
  if (name === 'province') return { values: all.toSorted(byName(naming.language)), groups: [], more: [] };
  if (!long.has(name)) return { values: all, groups: [], more: [] };
  const found = all.filter(({ count, selected }) => count > 0 || selected);
  const none = all.filter((value) => !found.includes(value));
  if (name === 'action') return { values: [], groups: byArea(found, naming), more: none };
  return { ...cut(found, none, naming.language), groups: [] };
}

function cut(found: readonly FacetValue[], none: readonly FacetValue[], language: Language): Pick<FacetView, 'values' | 'more'> {
  const named = byName(language);
  if (found.length <= mostUncut) return { values: found.toSorted(named), more: none.toSorted(named) };
  const values = found.toSorted((a, b) => b.count - a.count || named(a, b)).slice(0, mostInSight);
  const rest = found.filter((value) => !values.includes(value));
  return { values, more: [...rest.toSorted(named), ...none.toSorted(named)] };
}

function byName(language: Language): (a: FacetValue, b: FacetValue) => number {
  return (a, b) => a.name.localeCompare(b.name, language);
}

function byArea(actions: readonly FacetValue[], { taxonomy, language }: Naming): FacetGroup[] {
  return taxonomy.areas
    .map((area) => {
      const values = actions.filter(({ id }) => area.actions.some((action) => action.id === id));
      return { id: area.id, name: area[language], open: values.some(({ selected }) => selected), values };
    })
    .filter(({ values }) => values.length > 0);
}

/** The name of a choice as a filter that can be removed; "at least" is said where other values satisfy it. */
export function choiceName(choice: { facet: FacetName; id: string }, taxonomy: Taxonomy, language: Language): string {
  const vocabulary = facetVocabulary[choice.facet];
  const name = termName(taxonomy, vocabulary, choice.id, language);
  const { orMore, orBetter } = searchWords[language];
  if (!termsOf(taxonomy, vocabulary).some(({ satisfies }) => satisfies.includes(choice.id))) return name;
  if (choice.facet === 'security') return orMore(name);
  return choice.facet === 'accessibility' ? orBetter(name) : name;
}
