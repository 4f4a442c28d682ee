import { claimFields, type Evidence } from '#api/contract/upload.ts';
import { editorSteps, themeOf, type ChecklistItem, type DraftContent, type DraftProblem } from '#api/contract/draft.ts';

type Group = { readonly [name: string]: unknown };
type Test = (content: DraftContent, today: string, evidence: readonly Evidence[]) => boolean;

/** What a draft is looked at beside: what keeps it from being submitted, the files behind what it claims, and the day, UTC. */
export type Beside = { readonly problems: readonly DraftProblem[]; readonly evidence: readonly Evidence[]; readonly today: string };

const sides = ['en', 'fr'] as const;

/** What a listing is better with, by the field that it is about, and when it is there; the words of each are the site's. */
const recommended: Readonly<Record<string, { readonly field: string; readonly done: Test }>> = {
  bothLanguages: { field: 'name', done: (content) => sides.every((side) => ['name', 'summary', 'description'].every((field) => isFilled(at(content, field, side)))) },
  features: { field: 'features', done: (content) => isFilled(content['features']) || isFilled(content['benefits']) },
  keywords: { field: 'keywords', done: has('keywords') },
  offeringType: { field: 'offeringType', done: has('offeringType') },
  maturity: { field: 'maturity', done: has('maturity') },
  actions: { field: 'actions', done: has('actions') },
  audience: { field: 'audience', done: has('audience') },
  useCases: { field: 'useCases', done: has('useCases') },
  procurement: { field: 'procurement', done: has('procurement') },
  procurementExpiry: { field: 'procurement', done: (content, today) => rows(content, 'procurement').every((row) => isCurrent(row, today)) },
  pricing: { field: 'pricing', done: has('pricing', 'model') },
  dataResidency: { field: 'dataResidency', done: has('dataResidency', 'id') },
  securityLevel: { field: 'securityLevel', done: has('securityLevel', 'id') },
  securityEvidence: { field: 'securityLevel', done: isProven('securityLevel') },
  clearanceEvidence: { field: 'organizationClearance', done: isProven('organizationClearance') },
  certifications: { field: 'certifications', done: has('certifications') },
  certificationEvidence: { field: 'certifications', done: (content, _, evidence) => rows(content, 'certifications').every((row) => isBacked('certifications', row, evidence)) },
  certificationExpiry: { field: 'certifications', done: (content, today) => rows(content, 'certifications').every((row) => isCurrent(row, today)) },
  privacy: { field: 'privacy', done: has('privacy') },
  vulnerabilityDisclosure: { field: 'vulnerabilityDisclosure', done: has('vulnerabilityDisclosure') },
  aiUse: { field: 'aiUse', done: has('aiUse', 'id') },
  accessibility: { field: 'accessibility', done: has('accessibility', 'id') },
  accessibilityReport: { field: 'accessibility', done: (content) => !isFilled(at(content, 'accessibility', 'id')) || isFilled(at(content, 'accessibility', 'report')) },
  languages: { field: 'languages', done: has('languages', 'interface') },
  exit: { field: 'exit', done: has('exit') },
  integrations: { field: 'integrations', done: (content) => ['api', 'openStandards', 'integrations', 'exportFormats'].some((field) => isFilled(content[field])) },
  references: { field: 'references', done: has('references') },
  logo: { field: 'logo', done: has('logo', 'id') },
  screenshots: { field: 'screenshots', done: has('screenshots') },
  captions: { field: 'video', done: (content) => !isFilled(at(content, 'video', 'url')) || at(content, 'video', 'captions') === true },
  support: { field: 'support', done: has('support', 'channels') },
  mediaContact: { field: 'mediaContact', done: has('mediaContact', 'email') },
};

/** What a draft has of what it must have and of what it is better with, in the order of the steps. */
export function checklistOf(content: DraftContent, { problems, evidence, today }: Beside): ChecklistItem[] {
  const required = editorSteps.required.map((field): ChecklistItem => ({ id: field, step: themeOf(field), level: 'required', done: !hasProblem(problems, field) }));
  const better = Object.entries(recommended).map(([id, { field, done }]): ChecklistItem => ({
    id,
    step: themeOf(field),
    level: 'recommended',
    done: done(content, today, evidence),
  }));
  return [...required, ...better];
}

function hasProblem(problems: readonly DraftProblem[], field: string): boolean {
  return problems.some(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`));
}

function has(...path: readonly string[]): Test {
  return (content) => isFilled(at(content, ...path));
}

/** Nothing is stated, or a page or a file stands behind it. */
function isProven(field: keyof typeof claimFields): Test {
  return (content, _, evidence) => !isFilled(at(content, field, 'id')) || isBacked(field, content[field], evidence);
}

function isBacked(field: keyof typeof claimFields, stated: unknown, evidence: readonly Evidence[]): boolean {
  const key = `${field}.${String(at(stated, claimFields[field]))}`;
  return isFilled(at(stated, 'claim', 'url')) || evidence.some(({ claim }) => claim === key);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, name) => (isGroup(inside) ? inside[name] : undefined), value);
}

function rows(content: DraftContent, field: string): readonly unknown[] {
  const value = content[field];
  return Array.isArray(value) ? value : [];
}

function isCurrent(row: unknown, today: string): boolean {
  const expires = at(row, 'claim', 'expires');
  return typeof expires !== 'string' || expires >= today;
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
