import { facetNames } from '#api/contract/facets.ts';
import { otherLanguage, type Language } from '#api/contract/text.ts';
import { fold } from '../analysis/fold.ts';
import { hashText, tieOf } from '../embedded/reader/tie-break.ts';
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
export function toIndexDocument(document: SearchDocument, language: Language): Record<string, unknown> {
  const own = document[language];
  const other = document[otherLanguage(language)];
  // A listing that is written in one language alone is found in both, by the same weights.
  const main = own ?? other;
  const idHash = hashText(document.id);
  return {
    id: document.id,
    version: document.version,
    ...mainTexts(document.vendor.name, main, language),
    ...(own === undefined || other === undefined ? {} : otherTexts(other, language)),
    ...Object.fromEntries(facetNames.map((name) => [name, document.facets[name]])),
    publishedAt: document.publishedAt,
    nameOrder: main === undefined ? '' : fold(main.name),
    ...Object.fromEntries(Array.from({ length: lots }, (_, lot) => [lotAttribute(lot), tieOf(idHash, hashText(String(lot)))])),
  };
}

function mainTexts(vendor: string, text: DocumentText | undefined, language: Language): Record<string, string> {
  const said = (value: string) => toSearchText(value, language);
  return {
    name: said(text?.name ?? ''),
    vendor: said(vendor),
    keywords: said(text?.keywords.join(' ; ') ?? ''),
    terms: said(text?.terms.join(' ; ') ?? ''),
    summary: said(text?.summary ?? ''),
    features: said(text?.features.join(' ; ') ?? ''),
    description: said(text?.description ?? ''),
  };
}

function otherTexts(text: DocumentText, language: Language): Record<string, string> {
  const said = (value: string) => toSearchText(value, language);
  return {
    otherName: said(text.name),
    otherKeywords: said([...text.keywords, ...text.terms].join(' ; ')),
    otherSummary: said(text.summary),
    otherText: said([...text.features, text.description].join(' ; ')),
  };
}
