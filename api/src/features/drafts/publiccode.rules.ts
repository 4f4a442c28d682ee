import type { DraftContent } from '#api/contract/draft.ts';
import { seen } from '#api/contract/plain-text.ts';

/** What was taken over of a publiccode.yml, by the keys of that file, and what was not. */
export type TakenOver = { readonly content: DraftContent; readonly taken: readonly string[]; readonly left: readonly string[] };

type Keys = ReadonlyMap<string, unknown>;

const sides = ['en', 'fr'] as const;

/** Where each key of the file goes; a key that gives nothing was not taken over. */
const keys: Readonly<Record<string, (value: unknown) => DraftContent>> = {
  name: (value) => text('name', value),
  applicationSuite: () => ({}),
  landingURL: (value) => text('website', value),
  url: (value) => text('repository', value),
  description: descriptions,
  legal: (value) => text('licence', at(value, 'license')),
  developmentStatus: (value) => term('maturity', value, { concept: 'research', development: 'research', beta: 'pre-commercial', stable: 'commercial' }),
  contacts: () => ({}),
  maintenance: contacts,
  localisation: languages,
  dependsOn: (value) => names('integrations', [...list(at(value, 'open')), ...list(at(value, 'proprietary')), ...list(at(value, 'hardware'))]),
  inputTypes: (value) => names('importFormats', list(value)),
  outputTypes: (value) => names('exportFormats', list(value)),
  intendedAudience: () => ({}),
};

/** Makes a draft of the keys of a publiccode.yml. */
export function fromPubliccode(file: Keys): TakenOver {
  const parts = [...file].map(([key, value]) => ({ key, content: keys[key]?.(value) ?? {} }));
  const isTaken = ({ content }: { content: DraftContent }): boolean => Object.keys(content).length > 0;
  const content = Object.assign({}, ...parts.map((part) => part.content)) satisfies DraftContent;
  const written = sides.filter((side) => at(content['summary'], side) !== undefined);
  const named = string(content['name']) === undefined ? {} : { name: Object.fromEntries((written.length === 0 ? ['en'] : written).map((side) => [side, content['name']])) };
  return {
    content: { ...content, ...openSource(content), ...named },
    taken: parts.filter(isTaken).map(({ key }) => key),
    left: parts.filter((part) => !isTaken(part)).map(({ key }) => key),
  };
}

/** A publiccode.yml describes open source, by its definition. */
function openSource(content: DraftContent): DraftContent {
  return content['repository'] === undefined && content['licence'] === undefined ? {} : { openness: ['open-source'] };
}

function descriptions(value: unknown): DraftContent {
  const of = (side: (typeof sides)[number]): unknown => at(value, side) ?? at(value, side === 'en' ? 'eng' : 'fra');
  const texts = (key: string, cut: number): Record<string, string> => Object.fromEntries(sides.flatMap((side) => entry(side, string(at(of(side), key))?.slice(0, cut))));
  const features = sides.map((side) => list(at(of(side), 'features')).flatMap((one) => string(one)?.slice(0, 120) ?? []));
  const [en = [], fr = []] = features;
  const paired = Array.from({ length: Math.min(10, Math.max(en.length, fr.length)) }, (_, place) => ({ ...pair('en', en[place]), ...pair('fr', fr[place]) }));
  const documentation = sides.map((side) => string(at(of(side), 'documentation'))).find((one) => one !== undefined);
  return {
    ...group('summary', texts('shortDescription', 300)),
    ...group('description', texts('longDescription', 6000)),
    ...(paired.length === 0 ? {} : { features: paired }),
    ...text('documentation', documentation),
  };
}

function contacts(value: unknown): DraftContent {
  const email = list(at(value, 'contacts'))
    .map((one) => string(at(one, 'email')))
    .find((one) => one !== undefined);
  return email === undefined ? {} : { contact: { email } };
}

function languages(value: unknown): DraftContent {
  const available = list(at(value, 'availableLanguages')).flatMap((one) => string(one)?.slice(0, 2).toLowerCase() ?? []);
  const [en, fr] = [available.includes('en'), available.includes('fr')];
  if (!en && !fr) return {};
  return { languages: { interface: en && fr ? 'both' : en ? 'en-only' : 'fr-only' } };
}

function names(field: string, values: readonly unknown[]): DraftContent {
  const found = values.flatMap((one) => string(at(one, 'name')) ?? string(one) ?? []).slice(0, 15);
  return found.length === 0 ? {} : { [field]: found };
}

function term(field: string, value: unknown, terms: Readonly<Record<string, string>>): DraftContent {
  const known = terms[string(value) ?? ''];
  return known === undefined ? {} : { [field]: known };
}

function text(field: string, value: unknown): DraftContent {
  const given = string(value);
  return given === undefined ? {} : { [field]: given };
}

function group(field: string, texts: Record<string, string>): DraftContent {
  return Object.keys(texts).length === 0 ? {} : { [field]: texts };
}

function entry(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}

function pair(side: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [side]: value };
}

function string(value: unknown): string | undefined {
  const text = typeof value === 'string' ? seen(value).trim() : '';
  return text === '' ? undefined : text;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}
