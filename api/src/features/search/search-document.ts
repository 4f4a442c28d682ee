import { createHash } from 'node:crypto';
import { facetVocabulary, type FacetName } from '#api/contract/facets.ts';
import type { Taxonomy, Term } from '#api/contract/taxonomy.ts';
import { otherLanguage, type Language, type Text } from '#api/contract/text.ts';
import { allClaims, currentId, currentIds, dayOf, isCurrent, publicVersion, publishedAt, type PublicListing } from '#api/features/listings/index.ts';
import type { DocumentText, SearchDocument } from '#api/platform/search/search-engine.ts';
import { plainText } from './plain-text.ts';

/** Counted up whenever a listing is projected in another way, so that every document is written anew. */
const projection = 6;

/** What a document depends on beside its listing. */
export type DocumentContext = { readonly taxonomy: Taxonomy; readonly now: Date };

/** The public projection of a listing for the search engines; claims that have expired do not count. */
export function toSearchDocument(row: PublicListing, context: DocumentContext): SearchDocument {
  const facets = facetsOf(row, context);
  return {
    id: row.listing.id,
    version: documentVersion(row, context),
    vendor: { id: row.vendor.id, name: row.vendor.content.operatingName },
    en: textOf(row, facets, context, 'en'),
    fr: textOf(row, facets, context, 'fr'),
    facets,
    publishedAt: publishedAt(row).getTime(),
  };
}

/** Changes with whatever a document says: the listing, its vendor, which claims still hold, and the names of terms. */
export function documentVersion(row: PublicListing, { taxonomy, now }: DocumentContext): string {
  const today = dayOf(now);
  const current = allClaims(row.revision.content).filter((claim) => isCurrent(claim, today)).length;
  return `${markOf(taxonomy)}.${publicVersion(row)}.${current}`;
}

const marks = new WeakMap<Taxonomy, string>();

function markOf(taxonomy: Taxonomy): string {
  const known = marks.get(taxonomy);
  if (known !== undefined) return known;
  const mark = `${projection}-${createHash('sha256').update(JSON.stringify(taxonomy)).digest('hex').slice(0, 8)}`;
  marks.set(taxonomy, mark);
  return mark;
}

function facetsOf({ revision, vendor }: PublicListing, { taxonomy, now }: DocumentContext): Record<FacetName, string[]> {
  const { content } = revision;
  const today = dayOf(now);
  const one = (id: string | undefined) => (id === undefined ? [] : [id]);
  const widened = (vocabulary: string, ids: readonly string[]) => widen(taxonomy.vocabularies[vocabulary] ?? [], ids);
  return {
    area: content.areas.map(({ id }) => id),
    action: content.actions ?? [],
    category: content.categories,
    deployment: content.deployment,
    residency: one(currentId(content.dataResidency, today)),
    security: widened('security_level', one(currentId(content.securityLevel, today))),
    procurement: currentIds(content.procurement, today, ({ vehicle }) => vehicle),
    certification: currentIds(content.certifications, today, ({ id }) => id),
    accessibility: widened('accessibility', one(currentId(content.accessibility, today))),
    language: widened('languages', one(content.languages?.interface)),
    province: [vendor.content.province],
    ownership: vendor.content.ownershipConsent === true ? (vendor.content.ownership ?? []) : [],
    maturity: one(content.maturity),
    type: one(content.offeringType),
  };
}

function widen(terms: readonly Term[], ids: readonly string[]): string[] {
  const satisfied = ids.flatMap((id) => terms.find((term) => term.id === id)?.satisfies ?? []);
  return [...new Set([...ids, ...satisfied])];
}

function textOf(row: PublicListing, facets: Record<FacetName, string[]>, { taxonomy, now }: DocumentContext, language: Language): DocumentText | undefined {
  const { content } = row.revision;
  if (content.summary[language] === undefined && content.description[language] === undefined) return undefined;
  const other = otherLanguage(language);
  const isOnly = content.summary[other] === undefined && content.description[other] === undefined;
  const all = (texts: readonly Text[] | undefined) => (texts ?? []).flatMap((text) => text[language] ?? []);
  return {
    name: content.name[language] ?? content.name.en ?? content.name.fr ?? '',
    summary: content.summary[language] ?? '',
    keywords: content.keywords?.[language] ?? [],
    terms: [
      ...termNames(facets, taxonomy, language),
      ...namesOf(taxonomy.vocabularies['audience'], content.audience, language),
      ...namesOf(taxonomy.vocabularies['openness'], content.openness, language),
      ...namesOf(
        taxonomy.vocabularies['privacy'],
        content.privacy?.map(({ id }) => id),
        language,
      ),
    ],
    features: [
      // So a listing that is written in one language is found by its categories in the other.
      ...(isOnly ? namesOf(taxonomy.categories, facets.category, other) : []),
      ...lesserTerms(row, { taxonomy, now }, language),
      ...[content.features, content.benefits, content.useCases].flatMap(all),
      ...all(content.areas.map(({ reason }) => reason)),
      ...all(content.caseStudies?.flatMap(({ title, summary }) => [title, summary])),
      ...(content.openStandards ?? []),
      ...(content.integrations ?? []),
    ],
    description: plainText(content.description[language] ?? ''),
  };
}

/**
 * Names that a page shows beside the rest, which must not outweigh what a listing is. Those that nearly every listing
 * has, such as "Service" or "English and French", would tell nothing and make every search of their words dear.
 */
function lesserTerms({ revision: { content } }: PublicListing, { taxonomy, now }: DocumentContext, language: Language): string[] {
  const one = (id: string | undefined) => (id === undefined ? [] : [id]);
  const shown: Readonly<Record<string, readonly string[]>> = {
    green: content.green ?? [],
    organization_clearance: one(currentId(content.organizationClearance, dayOf(now))).filter((id) => id !== 'none'),
    ai_use: one(content.aiUse?.id).filter((id) => id !== 'none'),
  };
  return Object.entries(shown).flatMap(([vocabulary, ids]) => namesOf(taxonomy.vocabularies[vocabulary], ids, language));
}

/** The facets whose names people also type. */
const typedFacets = ['deployment', 'residency', 'security', 'procurement', 'certification', 'accessibility', 'ownership', 'province'] as const;

function termNames(facets: Record<FacetName, string[]>, taxonomy: Taxonomy, language: Language): string[] {
  const actions = taxonomy.areas.flatMap((area) => area.actions);
  return [
    ...namesOf(taxonomy.areas, facets.area, language),
    ...namesOf(actions, facets.action, language),
    ...namesOf(taxonomy.categories, facets.category, language),
    ...typedFacets.flatMap((facet) => namesOf(taxonomy.vocabularies[facetVocabulary[facet]], facets[facet], language)),
  ];
}

function namesOf(terms: readonly Term[] | undefined, ids: readonly string[] | undefined, language: Language): string[] {
  return (terms ?? []).filter(({ id }) => ids?.includes(id) === true).map((term) => term[language]);
}
