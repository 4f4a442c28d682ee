import type { Claim, ListingContent } from '#api/contract/listing-content.ts';
import {
  certifications,
  conformances,
  deployments,
  evidences,
  interfaceLanguages,
  maturities,
  offeringTypes,
  pricingModels,
  residencies,
  securityLevels,
  vehicles,
} from './frequencies.ts';
import type { MadeVendor } from './make-vendor.ts';
import { textOf } from './make-texts.ts';
import type { Random } from '#api/platform/random.ts';
import type { Words } from './words.ts';

/** What the facts of a listing depend on. */
export type FactContext = { readonly words: Words; readonly vendor: MadeVendor; readonly today: Date };

const day = (from: Date, days: number): string => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** A statement of the last two years; half end, and some have ended already. */
function claim({ today, vendor }: FactContext, random: Random): Claim {
  const evidence = random.byWeight(evidences);
  return {
    evidence,
    date: day(today, -random.between(1, 700)),
    ...(random.chance(0.5) ? { expires: day(today, random.between(-90, 900)) } : {}),
    ...(evidence === 'self-declared' ? {} : { url: `${vendor.content.website}/evidence/${random.between(1, 999)}` }),
  };
}

function several<Id extends string>(random: Random, from: Readonly<Record<Id, number>>, most: number): Id[] {
  return [...new Set(Array.from({ length: random.between(1, most) }, () => random.byWeight(from)))];
}

function maybe<Value extends object>(random: Random, share: number, value: () => Value): Value | Record<string, never> {
  return random.chance(share) ? value() : {};
}

/** How a listing is delivered, bought and trusted. */
export function makeFacts(context: FactContext, random: Random): Partial<ListingContent> & Pick<ListingContent, 'deployment'> {
  const { today } = context;
  const stated = () => claim(context, random);
  return {
    deployment: several(random, deployments, 3),
    ...maybe(random, 0.7, () => ({ dataResidency: { id: random.byWeight(residencies), claim: stated() } })),
    ...maybe(random, 0.55, () => ({ securityLevel: { id: random.byWeight(securityLevels), claim: stated() } })),
    ...maybe(random, 0.5, () => ({ certifications: several(random, certifications, 3).map((id) => ({ id, claim: stated() })) })),
    ...maybe(random, 0.55, () => ({
      procurement: several(random, vehicles, 3).map((vehicle) => ({ vehicle, number: `EN${random.between(100, 999)}-${random.between(10_000, 99_999)}`, claim: stated() })),
    })),
    ...maybe(random, 0.6, () => ({ accessibility: { id: random.byWeight(conformances), claim: stated() } })),
    ...maybe(random, 0.15, () => ({
      references: [
        {
          organization: textOf(context.vendor, () => context.vendor.city),
          audience: random.pick(['federal', 'provincial', 'municipal', 'mash']),
          status: 'claimed' as const,
          year: today.getUTCFullYear() - random.between(0, 6),
        },
      ],
    })),
  };
}

/** What else a listing says: price, languages, formats. */
export function makeOffer({ words, vendor }: FactContext, random: Random): Partial<ListingContent> {
  const both = random.byWeight(interfaceLanguages);
  const minimum = random.between(1, 400) * 50;
  return {
    ...maybe(random, 0.8, () => ({
      offeringType: random.byWeight(offeringTypes),
    })),
    ...maybe(random, 0.75, () => ({
      maturity: random.byWeight(maturities),
    })),
    ...maybe(random, 0.6, () => ({ languages: { interface: both, documentation: both, support: both } })),
    ...maybe(random, 0.4, () => ({
      pricing: {
        model: random.byWeight(pricingModels),
        minimum,
        maximum: minimum * random.between(2, 12),
      },
    })),
    ...maybe(random, 0.3, () => ({ openStandards: random.some(words.standards, random.between(1, 4)) })),
    ...maybe(random, 0.3, () => ({ integrations: random.some(words.integrations, random.between(1, 4)) })),
    ...maybe(random, 0.25, () => ({ exportFormats: random.some(words.formats, random.between(1, 3)) })),
    ...maybe(random, 0.4, () => ({ audience: random.some(['federal', 'provincial', 'municipal', 'mash', 'crown', 'indigenous-government'], random.between(1, 3)) })),
    ...maybe(random, 0.08, () => ({ openness: ['open-source'], licence: random.pick(words.licences), repository: `${vendor.content.website}/source` })),
  };
}
