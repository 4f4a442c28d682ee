import { pageAddress } from '@catalog/api/contract/addresses.ts';
import type { Coverage } from '@catalog/api/contract/listing.ts';
import type { Area, Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** An entry of an index: a term, its page, and how many solutions it has. */
type Entry = { readonly id: string; readonly label: string; readonly href: string; readonly count: number };

/** The actions of an area as entries, in the plan's order. */
export function actionEntries(area: Area, coverage: Coverage, language: Language): Entry[] {
  return area.actions.map(({ id, slug, ...name }) => ({
    id,
    label: name[language],
    href: pageAddress('action', language, { area: area.slug[language], action: slug[language] }),
    count: coverage.actions[id] ?? 0,
  }));
}

/** The categories usually found in an area as entries, by name. */
export function categoryEntries(taxonomy: Taxonomy, area: string, coverage: Coverage, language: Language): Entry[] {
  return taxonomy.categories
    .filter((category) => category.area === area)
    .map(({ id, slug, ...name }) => ({ id, label: name[language], href: pageAddress('category', language, { category: slug[language] }), count: coverage.categories[id] ?? 0 }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language));
}
