import type { VendorContent } from '#api/contract/vendor.ts';
import type { Language } from '#api/contract/text.ts';
import { Random } from './random.ts';
import { slugOf } from './slug-of.ts';
import type { Words } from './words.ts';

/** A vendor as it is generated: its languages are what its listings are written in. */
export type MadeVendor = { readonly slug: string; readonly content: VendorContent; readonly languages: readonly Language[]; readonly city: string };

const provinces = [
  ['on', 39],
  ['qc', 27],
  ['bc', 13],
  ['ab', 9],
  ['ns', 3],
  ['mb', 3],
  ['nb', 2],
  ['sk', 2],
  ['nl', 1],
  ['pe', 0.5],
  ['yt', 0.3],
  ['nt', 0.3],
  ['nu', 0.2],
] as const;

const sizes = [
  ['micro', 38],
  ['small', 40],
  ['medium', 15],
  ['large', 7],
] as const;

const ownership = [
  ['canadian-owned', 0.72],
  ['made-in-canada', 0.5],
  ['sme', 0.6],
  ['women', 0.14],
  ['indigenous', 0.05],
  ['racialized', 0.08],
  ['black', 0.03],
  ['disability', 0.02],
  ['2slgbtqi', 0.02],
  ['veteran', 0.04],
  ['social-enterprise', 0.05],
  ['cata-member', 0.22],
] as const;

/** Makes the vendor of a number: always the same one for a seed. */
export function makeVendor(words: Words, seed: number, number: number): MadeVendor {
  const random = new Random(`${seed}/vendor/${number}`);
  const province = random.weighted(provinces);
  const city = random.skewed(words.cities[province] ?? ['Ottawa']);
  const name = vendorName(words, random);
  const slug = `${slugOf(name)}-${(number + 1).toString(36)}`;
  const owned = ownership.filter(([, share]) => random.chance(share)).map(([id]) => id);
  const languages = random.weighted<readonly Language[]>([
    [['en', 'fr'], 80],
    [['en'], province === 'qc' ? 2 : 16],
    [['fr'], province === 'qc' ? 18 : 1],
  ]);
  const content: VendorContent = {
    legalName: `${name} ${random.pick(words.vendorForms)}`,
    operatingName: name,
    province,
    city,
    founded: random.between(1978, 2024),
    size: random.weighted(sizes),
    ...(owned.length === 0 ? {} : { ownership: owned, ownershipConsent: random.chance(0.9) }),
    website: `https://${slug}.example`,
  };
  return { slug, content, languages, city };
}

function vendorName(words: Words, random: Random): string {
  const invented = `${random.pick(words.nameHeads)}${random.pick(words.nameTails)}`;
  const start = random.chance(0.55) ? random.pick(words.vendorStarts) : invented;
  return `${start} ${random.pick(words.vendorEnds)}`;
}
