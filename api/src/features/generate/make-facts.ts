import type { Claim, ListingContent } from '#api/contract/listing-content.ts';
import type { MadeVendor } from './make-vendor.ts';
import { textOf } from './make-texts.ts';
import type { Random } from './random.ts';
import type { Words } from './words.ts';

/** What the facts of a listing depend on. */
export type FactContext = { readonly words: Words; readonly vendor: MadeVendor; readonly today: Date };

const deployments = [
  ['saas', 50],
  ['public-cloud', 14],
  ['private-cloud', 12],
  ['on-premises', 22],
  ['hybrid', 12],
  ['paas', 8],
  ['iaas', 5],
  ['appliance', 6],
  ['community-cloud', 3],
  ['air-gapped', 2],
] as const;

const residencies = [
  ['canada-only', 52],
  ['canada-storage', 18],
  ['canada-option', 14],
  ['customer-hosted', 12],
  ['outside-canada', 4],
] as const;

const levels = [
  ['unclassified', 24],
  ['protected-a', 22],
  ['protected-b', 42],
  ['protected-c', 3],
  ['confidential', 2],
  ['secret', 6],
  ['top-secret', 1],
] as const;

const certifications = [
  ['soc2-type2', 30],
  ['iso-27001', 28],
  ['gc-guardrails', 14],
  ['itsg-33', 12],
  ['cccs-medium', 9],
  ['cybersecure-canada', 9],
  ['iso-9001', 8],
  ['pci-dss', 5],
  ['fedramp', 4],
  ['iso-27017-27018', 4],
  ['csa-star', 3],
  ['fips-140', 3],
  ['iso-14001', 2],
  ['common-criteria', 1],
  ['energy-star', 1],
  ['epeat', 1],
] as const;

const vehicles = [
  ['slsa', 26],
  ['saas-mos', 22],
  ['below-threshold', 18],
  ['tbips', 14],
  ['proservices', 12],
  ['provincial-vehicle', 10],
  ['supply-arrangement', 8],
  ['standing-offer', 8],
  ['sbips', 6],
  ['ssc-cloud-framework', 5],
  ['group-purchasing', 4],
  ['open-tender', 4],
  ['tsps', 3],
  ['ssc-vehicle', 2],
  ['isc-testing', 2],
  ['psib', 2],
] as const;

const conformances = [
  ['wcag-21-aa', 36],
  ['wcag-20-aa', 14],
  ['partial', 20],
  ['wcag-22-aa', 14],
  ['not-assessed', 10],
  ['en-301-549', 6],
] as const;

const day = (from: Date, days: number): string => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** A statement of the last two years; half end, and some have ended already. */
function claim({ today, vendor }: FactContext, random: Random): Claim {
  const evidence = random.weighted([
    ['self-declared', 60],
    ['evidence-linked', 32],
    ['checked', 8],
  ] as const);
  return {
    evidence,
    date: day(today, -random.between(1, 700)),
    ...(random.chance(0.5) ? { expires: day(today, random.between(-90, 900)) } : {}),
    ...(evidence === 'self-declared' ? {} : { url: `${vendor.content.website}/evidence/${random.between(1, 999)}` }),
  };
}

function several<Id>(random: Random, from: readonly (readonly [Id, number])[], most: number): Id[] {
  return [...new Set(Array.from({ length: random.between(1, most) }, () => random.weighted(from)))];
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
    ...maybe(random, 0.7, () => ({ dataResidency: { id: random.weighted(residencies), claim: stated() } })),
    ...maybe(random, 0.55, () => ({ securityLevel: { id: random.weighted(levels), claim: stated() } })),
    ...maybe(random, 0.5, () => ({ certifications: several(random, certifications, 3).map((id) => ({ id, claim: stated() })) })),
    ...maybe(random, 0.55, () => ({
      procurement: several(random, vehicles, 3).map((vehicle) => ({ vehicle, number: `EN${random.between(100, 999)}-${random.between(10_000, 99_999)}`, claim: stated() })),
    })),
    ...maybe(random, 0.6, () => ({ accessibility: { id: random.weighted(conformances), claim: stated() } })),
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
  const both = random.weighted([
    ['both', 70],
    ['en-only', 20],
    ['fr-only', 6],
    ['more', 4],
  ] as const);
  const minimum = random.between(1, 400) * 50;
  return {
    ...maybe(random, 0.8, () => ({
      offeringType: random.weighted([
        ['product', 50],
        ['service', 25],
        ['product-service', 25],
      ] as const),
    })),
    ...maybe(random, 0.75, () => ({
      maturity: random.weighted([
        ['commercial', 60],
        ['gc-reference', 24],
        ['pre-commercial', 11],
        ['research', 5],
      ] as const),
    })),
    ...maybe(random, 0.6, () => ({ languages: { interface: both, documentation: both, support: both } })),
    ...maybe(random, 0.4, () => ({
      pricing: {
        model: random.weighted([
          ['subscription-user', 30],
          ['subscription-organization', 25],
          ['usage', 12],
          ['fixed-price', 10],
          ['time-materials', 8],
          ['licence', 7],
          ['quote', 6],
          ['free', 2],
        ] as const),
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
