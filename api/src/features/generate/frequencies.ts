// How often each term occurs in generated content, in proportion to the others of its vocabulary.

export const provinces = { on: 39, qc: 27, bc: 13, ab: 9, ns: 3, mb: 3, nb: 2, sk: 2, nl: 1, pe: 0.5, yt: 0.3, nt: 0.3, nu: 0.2 };

export const sizes = { micro: 38, small: 40, medium: 15, large: 7 };

/** Of all vendors, each on its own. */
export const ownershipShares = {
  'canadian-owned': 0.72,
  'made-in-canada': 0.5,
  sme: 0.6,
  women: 0.14,
  indigenous: 0.05,
  racialized: 0.08,
  black: 0.03,
  disability: 0.02,
  '2slgbtqi': 0.02,
  veteran: 0.04,
  'social-enterprise': 0.05,
  'cata-member': 0.22,
};

export const deployments = {
  saas: 50,
  'public-cloud': 14,
  'private-cloud': 12,
  'on-premises': 22,
  hybrid: 12,
  paas: 8,
  iaas: 5,
  appliance: 6,
  'community-cloud': 3,
  'air-gapped': 2,
};

export const residencies = { 'canada-only': 52, 'canada-storage': 18, 'canada-option': 14, 'customer-hosted': 12, 'outside-canada': 4 };

export const securityLevels = { unclassified: 24, 'protected-a': 22, 'protected-b': 42, 'protected-c': 3, confidential: 2, secret: 6, 'top-secret': 1 };

export const certifications = {
  'soc2-type2': 30,
  'iso-27001': 28,
  'gc-guardrails': 14,
  'itsg-33': 12,
  'cccs-medium': 9,
  'cybersecure-canada': 9,
  'iso-9001': 8,
  'pci-dss': 5,
  fedramp: 4,
  'iso-27017-27018': 4,
  'csa-star': 3,
  'fips-140': 3,
  'iso-14001': 2,
  'common-criteria': 1,
  'energy-star': 1,
  epeat: 1,
};

export const vehicles = {
  slsa: 26,
  'saas-mos': 22,
  'below-threshold': 18,
  tbips: 14,
  proservices: 12,
  'provincial-vehicle': 10,
  'supply-arrangement': 8,
  'standing-offer': 8,
  sbips: 6,
  'ssc-cloud-framework': 5,
  'group-purchasing': 4,
  'open-tender': 4,
  tsps: 3,
  'ssc-vehicle': 2,
  'isc-testing': 2,
  psib: 2,
};

export const conformances = { 'wcag-21-aa': 36, 'wcag-20-aa': 14, partial: 20, 'wcag-22-aa': 14, 'not-assessed': 10, 'en-301-549': 6 };

export const evidences = { 'self-declared': 60, 'evidence-linked': 32, checked: 8 } as const;

export const interfaceLanguages = { both: 70, 'en-only': 20, 'fr-only': 6, more: 4 };

export const offeringTypes = { product: 50, service: 25, 'product-service': 25 };

export const maturities = { commercial: 60, 'gc-reference': 24, 'pre-commercial': 11, research: 5 };

export const pricingModels = {
  'subscription-user': 30,
  'subscription-organization': 25,
  usage: 12,
  'fixed-price': 10,
  'time-materials': 8,
  licence: 7,
  quote: 6,
  free: 2,
};
