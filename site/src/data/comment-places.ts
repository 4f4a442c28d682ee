import { pointerName } from '@catalog/api/contract/field-names.ts';
import type { Claim, ListingContent } from '@catalog/api/contract/listing-content.ts';
import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import { languages, type Language } from '@catalog/api/contract/text.ts';
import { showClaim } from './claims.ts';
import { termName } from './terms.ts';

/** Fields that are worth a comment also where a vendor left them empty. */
const always = [
  '/name',
  '/summary',
  '/description',
  '/features',
  '/keywords',
  '/areas',
  '/actions',
  '/categories',
  '/procurement',
  '/pricing',
  '/certifications',
  '/accessibility',
  '/screenshots',
];

/** The JSON pointers of what a moderator may comment on: what there is, part by part, and what might be missing. */
export function commentPlaces(content: ListingContent): string[] {
  const places: string[] = [];
  for (const [field, value] of Object.entries(content)) places.push(...placesOf(`/${field}`, value));
  return [...new Set([...places, ...always.filter((pointer) => !places.some((place) => place === pointer || place.startsWith(`${pointer}/`)))])];
}

function placesOf(pointer: string, value: unknown): string[] {
  if (Array.isArray(value)) return [pointer, ...value.flatMap((entry, index) => (isObject(entry) ? placesOf(`${pointer}/${index}`, entry) : []))];
  if (!isObject(value)) return [pointer];
  const sides = languages.filter((side) => value[side] !== undefined);
  return sides.length > 0 ? sides.map((side) => `${pointer}/${side}`) : [pointer];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The claims that CATA has not checked yet, by the JSON pointer of the claim. */
export function uncheckedClaims(content: ListingContent, taxonomy: Taxonomy, language: Language): { id: string; label: string; hint: string }[] {
  return statedClaims(content)
    .filter(({ claim }) => claim.evidence !== 'checked')
    .map(({ pointer, vocabulary, item, claim }) => {
      const { mark, dates } = showClaim(claim, language, new Date().toISOString().slice(0, 10));
      return { id: pointer, label: `${pointerName(pointer, language)} – ${termName(taxonomy, vocabulary, item, language)}`, hint: `${mark}, ${dates}` };
    });
}

type Stated = { readonly pointer: string; readonly vocabulary: string; readonly item: string; readonly claim: Claim };

function statedClaims(content: ListingContent): Stated[] {
  const one = (field: string, vocabulary: string, stated: { id: string; claim: Claim } | undefined): Stated[] =>
    stated === undefined ? [] : [{ pointer: `/${field}/claim`, vocabulary, item: stated.id, claim: stated.claim }];
  return [
    ...one('dataResidency', 'data_residency', content.dataResidency),
    ...one('securityLevel', 'security_level', content.securityLevel),
    ...one('organizationClearance', 'organization_clearance', content.organizationClearance),
    ...one('accessibility', 'accessibility', content.accessibility),
    ...(content.procurement ?? []).map(({ vehicle, claim }, index) => ({ pointer: `/procurement/${index}/claim`, vocabulary: 'procurement', item: vehicle, claim })),
    ...(content.certifications ?? []).map(({ id, claim }, index) => ({ pointer: `/certifications/${index}/claim`, vocabulary: 'certifications', item: id, claim })),
  ];
}
