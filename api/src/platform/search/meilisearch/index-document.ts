import { facetNames } from '#api/contract/facets.ts';
import { otherLanguage, type Language } from '#api/contract/text.ts';
import { fold } from '../analysis/fold.ts';
import { hashText, tieOf } from '../embedded/reader/tie-break.ts';
import type { Synonyms } from '../analysis/synonyms.ts';
import type { DocumentText, SearchDocument } from '../search-engine.ts';
import { toSearchText } from './search-text.ts';

/** How many lots each document draws; every day another one decides among equals. */
export const lots = 7;

/** The searchable attributes, the weightiest first; those of the other language come last. */
export const searchable = [
  'name',
  'keywords',
  'vendor',
  'summary',
  'terms',
  'features',
  'description',
  'otherName',
  'otherKeywords',
  'otherSummary',
  'otherText',
] as const satisfies readonly string[];

/** The attribute of a lot. */
export function lotAttribute(lot: number): string {
  return `lot${lot % lots}`;
}

/** A document as it is sent to the index of a language: what is public, and nothing else. */
export function toIndexDocument(document: SearchDocument, language: Language, synonyms: Synonyms): Record<string, unknown> {
  const own = document[language];
  const other = document[otherLanguage(language)];
  // A listing that is written in one language alone is found in both, by the same weights.
  const main = own ?? other;
  const say: Say = (value, isProse = false) => toSearchText(value, language, synonyms, isProse);
  const idHash = hashText(document.id);
  return {
    id: document.id,
    version: document.version,
    ...mainTexts(document.vendor.name, main, say),
    ...(own === undefined || other === undefined ? {} : otherTexts(other, say)),
    ...Object.fromEntries(facetNames.map((name) => [name, document.facets[name]])),
    publishedAt: document.publishedAt,
    nameOrder: main === undefined ? '' : fold(main.name),
    ...Object.fromEntries(Array.from({ length: lots }, (_, lot) => [lotAttribute(lot), tieOf(idHash, hashText(String(lot)))])),
  };
}

type Say = (value: string, isProse?: boolean) => string;

function mainTexts(vendor: string, text: DocumentText | undefined, say: Say): Record<string, string> {
  return {
    name: say(text?.name ?? ''),
    vendor: say(vendor),
    keywords: say(text?.keywords.join(' ; ') ?? ''),
    terms: say(text?.terms.join(' ; ') ?? ''),
    summary: say(text?.summary ?? '', true),
    features: say(text?.features.join(' ; ') ?? '', true),
    description: say(text?.description ?? '', true),
  };
}

function otherTexts(text: DocumentText, say: Say): Record<string, string> {
  return {
    otherName: say(text.name),
    otherKeywords: say([...text.keywords, ...text.terms].join(' ; ')),
    otherSummary: say(text.summary, true),
    otherText: say([...text.features, text.description].join(' ; '), true),
  };
}
