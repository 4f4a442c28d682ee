import type { VendorContent } from '#api/contract/vendor.ts';
import type { Language } from '#api/contract/text.ts';
import { Random } from '#api/platform/random.ts';
import { ownershipShares, provinces, sizes } from './frequencies.ts';
import { slugOf } from '#api/platform/slug-of.ts';
import type { Words } from './words.ts';

/** A vendor as it is generated: its languages are what its listings are written in. */
export type MadeVendor = { readonly slug: string; readonly content: VendorContent; readonly languages: readonly Language[]; readonly city: string };

/** Makes the vendor of a number: always the same one for a seed. */
export function makeVendor(words: Words, seed: number, number: number): MadeVendor {
  const random = new Random(`${seed}/vendor/${number}`);
  const province = random.byWeight(provinces);
  const city = random.skewed(words.cities[province] ?? ['Ottawa']);
  const name = vendorName(words, random);
  const slug = `${slugOf(name)}-${(number + 1).toString(36)}`;
  const owned = Object.entries(ownershipShares)
    .filter(([, share]) => random.chance(share))
    .map(([id]) => id);
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
    size: random.byWeight(sizes),
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
