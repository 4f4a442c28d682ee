type Sides = { readonly en?: string; readonly fr?: string };

/** An entry of the exchange of open resources. */
export type Resource = {
  readonly kind: 'software' | 'standard' | 'design';
  readonly id: string;
  readonly name: Sides;
  readonly description: { readonly whatItDoes: Sides };
  readonly category?: string;
  readonly homepageURL?: Sides;
  readonly licences?: readonly { readonly spdxID?: string }[];
  readonly tags?: { readonly en?: readonly string[]; readonly fr?: readonly string[] };
};

/** A category of ours for each code of theirs. */
const categories: Readonly<Record<string, string>> = {
  '43231500': 'case-management-crm',
  '43232100': 'content-web',
  '43232200': 'documents-records',
  '43232300': 'data-management',
  '43232400': 'dev-tools',
  '43232500': 'learning-talent',
  '43232600': 'geospatial',
  '43232700': 'networking',
  '43232900': 'networking',
  '43233000': 'cloud-hosting',
  '43233400': 'backup-recovery',
  '43233500': 'collaboration',
  '43233700': 'itsm-monitoring',
};

/** The words as they stand, in both languages. */
export function mapResource(resource: Resource, contact: object | undefined): object {
  const { name, description, homepageURL, licences, tags } = resource;
  const licence = licences?.[0]?.spdxID;
  return {
    id: `${resource.kind}/${resource.id}`,
    vendor: { id: 'exchange', operatingName: 'Open Resource Exchange', province: 'Ontario', website: 'https://code.open.canada.ca' },
    content: {
      name,
      summary: shortened(description.whatItDoes),
      description: description.whatItDoes,
      website: homepageURL?.en,
      areas: [{ id: 'Manage IT', reason: { en: 'Open source that governments share.', fr: 'Du logiciel libre que les gouvernements partagent.' } }],
      actions: ['open-source-standards'],
      categories: [categories[resource.category ?? ''] ?? 'dev-tools'],
      deployment: ['On premises'],
      openness: ['Open source'],
      ...(tags === undefined ? {} : { keywords: tags }),
      ...(licence === undefined ? {} : { licence }),
      ...(contact === undefined ? {} : { contact }),
    },
  };
}

function shortened(text: Sides): Sides {
  return Object.fromEntries(Object.entries(text).map(([language, side]) => [language, side.length > 300 ? `${side.slice(0, 299)}…` : side]));
}
