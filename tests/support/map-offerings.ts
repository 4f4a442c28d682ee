/** A cloud offering as the file of FedRAMP offerings has it. */
export type Offering = {
  readonly vendor: string;
  readonly name: string;
  readonly package_id: string;
  readonly service_model: readonly string[];
  readonly deployment_model: string;
  readonly impact_level: string;
  readonly website: string | null;
  readonly description: string | null;
  readonly original_authorization_date: string | null;
};

/** What a word in a description says of its category, the first that fits; the rest is hosting. */
const categories: readonly (readonly [RegExp, string, string])[] = [
  [/endpoint|antivirus|malware/i, 'endpoint-protection', 'secure-it'],
  [/identity|sign-on|authentication|access management/i, 'iam', 'secure-it'],
  [/firewall|intrusion|zero trust|web gateway/i, 'network-security', 'secure-it'],
  [/vulnerabilit|penetration/i, 'vulnerability-testing', 'secure-it'],
  [/encrypt|data loss|privacy/i, 'data-protection', 'secure-it'],
  [/learning|training/i, 'learning-talent', 'work-it'],
  [/video|conferenc/i, 'video-av', 'work-it'],
  [/collaborat|messaging/i, 'collaboration', 'work-it'],
  [/mobile/i, 'mobile-apps-mdm', 'work-it'],
  [/human resource|payroll|financ|ERP/i, 'erp-finance-hr', 'manage-it'],
  [/contract|procure|acquisition/i, 'procurement-contracts', 'manage-it'],
  [/portfolio|project/i, 'portfolio-project', 'manage-it'],
  [/document|records/i, 'documents-records', 'manage-it'],
  [/analytic|dashboard|business intelligence/i, 'analytics-bi', 'service-it'],
  [/case management|customer/i, 'case-management-crm', 'service-it'],
];

/** The words as they stand: what they lack or have too much of is for the import to say. A vendor is told once, then named. */
export function mapOfferings(offerings: readonly Offering[], contact: object | undefined): object[] {
  const told = new Set<string>();
  return offerings.map((offering) => {
    const id = offering.vendor.trim().toLowerCase();
    const vendor = told.has(id) ? { id } : { id, operatingName: offering.vendor.trim(), province: 'Ontario', website: offering.website };
    told.add(id);
    return { id: offering.package_id, vendor, content: mapContent(offering, contact) };
  });
}

function mapContent(offering: Offering, contact: object | undefined): object {
  const { description, name } = offering;
  const [, category, area] = categories.find(([words]) => words.test(description ?? '')) ?? [/./, 'cloud-hosting', 'service-it'];
  const date = offering.original_authorization_date;
  return {
    name,
    summary: firstSentence(description ?? ''),
    description,
    website: offering.website,
    areas: [{ id: area, reason: `A cloud offering of the kind ${category}, authorized in the United States.` }],
    categories: [category],
    deployment: [...offering.service_model, offering.deployment_model.replace('Government ', '').replace('Hybrid Cloud', 'Hybrid')],
    certifications: date === null ? null : [{ id: 'FedRAMP (United States)', claim: { evidence: 'self-declared', date } }],
    contact,
  };
}

function firstSentence(text: string): string {
  const plain = text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [sentence = plain] = /^.{20,280}?[.!?](?=\s|$)/.exec(plain) ?? [];
  return sentence.slice(0, 300);
}
