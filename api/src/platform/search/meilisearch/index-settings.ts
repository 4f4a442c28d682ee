import type { Settings } from 'meilisearch';
import { facetNames } from '#api/contract/facets.ts';
import type { Language } from '#api/contract/text.ts';
import { lotAttribute, lots, searchable } from './index-document.ts';

const millisecondsOfDay = 86_400_000;

/** The lot that decides among equals on a day. */
export function lotOf(now: Date): string {
  return lotAttribute(Math.floor(now.getTime() / millisecondsOfDay) % lots);
}

/** The settings of the index of a language. Of these only the ranking rules change, by the day's lot. */
export function settingsOf(language: Language, now: Date): Settings {
  return {
    searchableAttributes: [...searchable],
    displayedAttributes: ['id', 'version'],
    filterableAttributes: [...facetNames],
    sortableAttributes: ['publishedAt', 'nameOrder', ...Array.from({ length: lots }, (_, lot) => lotAttribute(lot))],
    rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness', `${lotOf(now)}:asc`],
    // Synonyms are concepts in the documents: Meilisearch knows none of more than three words.
    synonyms: {},
    stopWords: [],
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 }, disableOnWords: [], disableOnAttributes: [], disableOnNumbers: true },
    localizedAttributes: [{ attributePatterns: ['*'], locales: [language === 'en' ? 'eng' : 'fra'] }],
    faceting: { maxValuesPerFacet: 500 },
    pagination: { maxTotalHits: 10_000_000 },
  };
}
