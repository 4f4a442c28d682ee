import { facetNames } from '#api/contract/facets.ts';
import { languages, otherLanguage, type Language } from '#api/contract/text.ts';
import { fold } from '../analysis/fold.ts';
import { hashText, tieOf } from '../embedded/reader/tie-break.ts';
import type { Synonyms } from '../analysis/synonyms.ts';
import type { DocumentText, SearchDocument } from '../search-engine.ts';
import { toSearchText, toTextPiece, type TextPiece } from './search-text.ts';

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

type TextPieces = Readonly<Record<'name' | 'keywords' | 'terms' | 'summary' | 'features' | 'description', TextPiece>>;

/** A document as it is sent to the index of each language: what is public, and nothing else. */
export function toIndexDocuments(document: SearchDocument, synonyms: Synonyms): Record<Language, Record<string, unknown>> {
  const vendor = toTextPiece(document.vendor.name, { synonyms, sides: languages, isProse: false });
  const pieces = { en: piecesOf(document.en, 'en', synonyms), fr: piecesOf(document.fr, 'fr', synonyms) };
  const toDocument = (language: Language): Record<string, unknown> => {
    const [own, other] = [pieces[language], pieces[otherLanguage(language)]];
    const name = (document[language] ?? document[otherLanguage(language)])?.name;
    return {
      ...factsOf(document),
      // A listing that is written in one language alone is found in both, by the same weights.
      ...mainTexts(vendor, own ?? other, language),
      ...(own === undefined || other === undefined ? {} : otherTexts(other, language)),
      nameOrder: name === undefined ? '' : fold(name),
    };
  };
  return { en: toDocument('en'), fr: toDocument('fr') };
}

function factsOf(document: SearchDocument): Record<string, unknown> {
  const idHash = hashText(document.id);
  return {
    id: document.id,
    version: document.version,
    ...Object.fromEntries(facetNames.map((name) => [name, document.facets[name]])),
    publishedAt: document.publishedAt,
    ...Object.fromEntries(Array.from({ length: lots }, (_, lot) => [lotAttribute(lot), tieOf(idHash, hashText(String(lot)))])),
  };
}

function piecesOf(text: DocumentText | undefined, language: Language, synonyms: Synonyms): TextPieces | undefined {
  if (text === undefined) return undefined;
  const sides = [language];
  const piece = (...texts: readonly string[]): TextPiece => toTextPiece(texts.join(' ; '), { synonyms, sides, isProse: false });
  const prose = (...texts: readonly string[]): TextPiece => toTextPiece(texts.join(' ; '), { synonyms, sides, isProse: true });
  return {
    name: piece(text.name),
    keywords: piece(...text.keywords),
    terms: piece(...text.terms),
    summary: prose(text.summary),
    features: prose(...text.features),
    description: prose(text.description),
  };
}

function mainTexts(vendor: TextPiece, text: TextPieces | undefined, language: Language): Record<string, string> {
  const say = (piece: TextPiece | undefined): string => toSearchText(piece === undefined ? [] : [piece], language);
  return {
    name: say(text?.name),
    vendor: say(vendor),
    keywords: say(text?.keywords),
    terms: say(text?.terms),
    summary: say(text?.summary),
    features: say(text?.features),
    description: say(text?.description),
  };
}

function otherTexts(text: TextPieces, language: Language): Record<string, string> {
  return {
    otherName: toSearchText([text.name], language),
    otherKeywords: toSearchText([text.keywords, text.terms], language),
    otherSummary: toSearchText([text.summary], language),
    otherText: toSearchText([text.features, text.description], language),
  };
}
