import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { VendorContent } from '#api/contract/vendor.ts';
import type { Reader } from '#api/db/open-database.ts';
import { hasImage } from '#api/features/images/index.ts';
import { findNamesakes, hasHiddenSigns, isSameWebsite, listByWebsite, mixesScripts, ownDomain } from '#api/features/vendors/index.ts';
import { refuseWork } from './workspace-refusals.ts';

/** An organization that another could be taken for, or whose website is on the same domain. */
export type Resembling = { readonly id: string; readonly slug: string; readonly name: string; readonly likeness: 'same' | 'similar' | 'website' };

/** The fields of a profile that choose from the taxonomy, with their vocabulary. */
const vocabularies = { province: 'provinces', size: 'vendor_size', ownership: 'ownership' } as const;

/** @throws Refusal `no-term`, `no-image`, `hidden-signs`, `mixed-scripts` where a profile holds what no form offers. */
export function checkProfile(db: Reader, taxonomy: Taxonomy, content: VendorContent): void {
  for (const [field, vocabulary] of Object.entries(vocabularies)) {
    const known = new Set((taxonomy.vocabularies[vocabulary] ?? []).map(({ id }) => id));
    if (chosen(content, field).some((id) => !known.has(id))) throw refuseWork('no-term', `/${field}`);
  }
  if (content.logo !== undefined && !hasImage(db, content.logo.id)) throw refuseWork('no-image', '/logo');
  for (const field of ['operatingName', 'legalName'] as const) {
    if (hasHiddenSigns(content[field])) throw refuseWork('hidden-signs', `/${field}`);
    if (mixesScripts(content[field])) throw refuseWork('mixed-scripts', `/${field}`);
  }
}

function chosen(content: VendorContent, field: string): string[] {
  const value: unknown = Object.entries(content).find(([name]) => name === field)?.[1];
  return [value ?? []].flat().map(String);
}

/** The organizations that one could be taken for, the surest first. */
export function findResembling(db: Reader, { operatingName, legalName, website }: Pick<VendorContent, 'operatingName' | 'legalName' | 'website'>, except?: string): Resembling[] {
  const named = findNamesakes(db, [operatingName, legalName], except);
  const domain = ownDomain(website);
  const sited = domain === undefined ? [] : listByWebsite(db, domain).filter((other) => other.id !== except && isSameWebsite(other.website, website));
  const more = sited.filter(({ id }) => named.every((known) => known.id !== id)).map(({ id, slug, name }) => ({ id, slug, name, likeness: 'website' as const }));
  return [...named, ...more].toSorted((a, b) => Number(b.likeness === 'same') - Number(a.likeness === 'same'));
}
