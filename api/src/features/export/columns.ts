/**
 * How a cell is read and written: a word, a number, yes or no; ids or words in a list, one a line or between bars;
 * a text or a list of texts, with a column for each language; anything with parts of its own as JSON.
 */
export type CellKind = 'word' | 'number' | 'boolean' | 'list' | 'text' | 'texts' | 'json';

/** A column of the CSV: its place in a row, how its cells are read, and what it says. */
export type Column = { readonly path: string; readonly kind: CellKind; readonly required?: true; readonly about: string };

const column = (path: string, kind: CellKind, about: string): Column => ({ path, kind, about });
const required = (path: string, kind: CellKind, about: string): Column => ({ path, kind, about, required: true });

/** Every column, in the order in which they are written. A path of text has `.en` and `.fr` added. */
export const columns: readonly Column[] = [
  required('id', 'word', 'what your system calls the listing; the same id changes it at the next import'),
  column('slug', 'word', 'the last part of its address; made from the name where it is empty'),
  column('published', 'word', 'the day on which it was first public, `2026-01-31`'),
  column('sample', 'boolean', 'true labels it as a sample'),

  required('vendor.id', 'word', 'what your system calls the vendor; made from its name where it is empty'),
  column('vendor.slug', 'word', 'the last part of its address'),
  required('vendor.operatingName', 'word', 'the name that it is known by, 100 characters'),
  required('vendor.legalName', 'word', 'its name in law, 150 characters; the operating name where it is empty'),
  required('vendor.province', 'word', 'id of `provinces`'),
  required('vendor.website', 'word', 'web address'),
  column('vendor.city', 'word', '80 characters'),
  column('vendor.founded', 'number', 'year'),
  column('vendor.size', 'word', 'id of `vendor_size`'),
  column('vendor.ownership', 'list', 'ids of `ownership`'),
  column('vendor.ownershipConsent', 'boolean', 'whether ownership may be shown'),
  column('vendor.description', 'text', '1,500 characters'),
  column('vendor.logo', 'json', 'an image that the catalogue has'),
  column('vendor.mediaContact', 'json', '`{"role": {"en": …}, "email": …}`'),

  required('content.name', 'text', '100 characters'),
  required('content.summary', 'text', '300 characters'),
  required('content.description', 'text', 'Markdown, 6,000 characters'),
  column('content.features', 'texts', 'up to 10 of 120 characters'),
  column('content.benefits', 'texts', 'up to 10 of 120 characters'),
  column('content.keywords', 'texts', 'up to 10 of 60 characters'),
  column('content.offeringType', 'word', 'id of `offering_type`'),
  column('content.maturity', 'word', 'id of `maturity`'),
  required('content.website', 'word', 'web address'),
  column('content.documentation', 'word', 'web address'),

  required('content.areas.1.id', 'word', 'id of `areas`'),
  required('content.areas.1.reason', 'text', 'why it fits the area, 400 characters'),
  column('content.areas.2.id', 'word', 'id of `areas`'),
  column('content.areas.2.reason', 'text', '400 characters'),
  column('content.actions', 'list', 'up to 6 ids of `actions`'),
  required('content.categories', 'list', 'up to 5 ids of `categories`'),
  column('content.audience', 'list', 'ids of `audience`'),
  column('content.useCases', 'texts', 'up to 5 of 200 characters'),

  column('content.procurement', 'json', '`[{"vehicle": id of procurement, "number": …, "claim": claim}]`'),
  column('content.pricing.model', 'word', 'id of `pricing_model`'),
  column('content.pricing.minimum', 'number', 'Canadian dollars'),
  column('content.pricing.maximum', 'number', 'Canadian dollars'),
  column('content.pricing.assumptions', 'text', '300 characters'),
  column('content.trial', 'text', '200 characters'),
  column('content.sellerRole', 'word', 'id of `seller_role`'),
  column('content.unspsc', 'list', 'up to 5 codes of 8 digits'),

  required('content.deployment', 'list', 'ids of `deployment`'),
  column('content.dataResidency', 'json', '`{"id": id of data_residency, "claim": claim}`'),
  column('content.securityLevel', 'json', '`{"id": id of security_level, "claim": claim}`'),
  column('content.organizationClearance', 'json', '`{"id": id of organization_clearance, "claim": claim}`'),
  column('content.certifications', 'json', '`[{"id": id of certifications, "certifier": …, "claim": claim}]`'),
  column('content.privacy', 'json', '`[{"id": id of privacy, "url": …}]`'),
  column('content.vulnerabilityDisclosure', 'word', 'web or e-mail address'),
  column('content.aiUse.id', 'word', 'id of `ai_use`'),
  column('content.aiUse.note', 'text', '300 characters'),

  column('content.accessibility', 'json', '`{"id": id of accessibility, "report": web address, "claim": claim}`'),
  column('content.languages.interface', 'word', 'id of `languages`'),
  column('content.languages.documentation', 'word', 'id of `languages`'),
  column('content.languages.support', 'word', 'id of `languages`'),
  column('content.languages.training', 'word', 'id of `languages`'),

  column('content.openness', 'list', 'ids of `openness`'),
  column('content.api', 'word', 'web address'),
  column('content.openStandards', 'list', 'up to 15'),
  column('content.integrations', 'list', 'up to 15'),
  column('content.importFormats', 'list', 'up to 15'),
  column('content.exportFormats', 'list', 'up to 15'),
  column('content.exit', 'text', 'how data leaves, 600 characters'),
  column('content.licence', 'word', 'SPDX id'),
  column('content.repository', 'word', 'web address'),
  column('content.green', 'list', 'ids of `green`'),

  column('content.references', 'json', '`[{"organization": {"en": …}, "audience": id, "status": "claimed", "year": …}]`'),
  column('content.caseStudies', 'json', '`[{"title": {"en": …}, "summary": {"en": …}, "url": …}]`'),
  column('content.awards', 'json', '`[{"name": {"en": …}, "by": …, "year": …}]`'),

  column('content.logo', 'json', 'an image that the catalogue has'),
  column('content.screenshots', 'json', 'images that the catalogue has'),
  column('content.video', 'json', '`{"url": web address, "captions": true}`'),
  column('content.pressKit', 'word', 'web address'),

  column('content.support', 'json', '`{"channels": [ids of support_channels], "hours": {"en": …}}`'),
  required('content.contact.role', 'text', 'who answers, 100 characters; never a person’s name'),
  required('content.contact.email', 'word', 'a monitored address'),
  column('content.contact.phone', 'word', '40 characters'),
  column('content.mediaContact', 'json', '`{"role": {"en": …}, "email": …}`'),
];

/** The names of the columns that a column stands for in the file. */
export function headersOf({ path, kind }: Column): string[] {
  return kind === 'text' || kind === 'texts' ? [`${path}.en`, `${path}.fr`] : [path];
}
