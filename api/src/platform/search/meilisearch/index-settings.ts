import type { Settings } from 'meilisearch';
import { facetNames } from '#api/contract/facets.ts';
import type { Language } from '#api/contract/text.ts';
import { lotAttribute, lots, searchable } from './index-document.ts';
import { toSearchWords } from './search-text.ts';

const millisecondsOfDay = 86_400_000;

/** The lot that decides among equals on a day. */
export function lotOf(now: Date): string {
  return lotAttribute(Math.floor(now.getTime() / millisecondsOfDay) % lots);
}

/** The settings of the index of a language. Of these only the ranking rules change, by the day's lot. */
export function settingsOf(language: Language, synonyms: readonly (readonly string[])[], now: Date): Settings {
  return {
    searchableAttributes: [...searchable],
    displayedAttributes: ['id', 'version'],
    filterableAttributes: [...facetNames],
    sortableAttributes: ['publishedAt', 'nameOrder', ...Array.from({ length: lots }, (_, lot) => lotAttribute(lot))],
    rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness', `${lotOf(now)}:asc`],
    synonyms: synonymsOf(language, synonyms),
    stopWords: [],
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 }, disableOnWords: [], disableOnAttributes: [] },
    localizedAttributes: [{ attributePatterns: ['*'], locales: [language === 'en' ? 'eng' : 'fra'] }],
    faceting: { maxValuesPerFacet: 500 },
    pagination: { maxTotalHits: 10_000_000 },
  };
}

function synonymsOf(language: Language, groups: readonly (readonly string[])[]): Record<string, string[]> {
  const all = new Map<string, Set<string>>();
  for (const group of groups) {
    const texts = [...new Set(group.map((term) => toSearchWords(term, language)).filter((text) => text !== ''))];
    for (const text of texts) all.set(text, new Set([...(all.get(text) ?? []), ...texts.filter((other) => other !== text)]));
  }
  return Object.fromEntries([...all].map(([text, others]) => [text, [...others]]));
}
