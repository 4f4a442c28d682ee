import { expect, test } from 'vitest';
import { listings, texts, vendors } from './sample-texts.ts';

/** Firms that exist: a sample may work with what they sell, but may not be, be certified by, or be praised by them. */
const real = [
  'Accenture|Adobe|Amazon|Apple|Bell Canada|BlackBerry|Ceridian|CGI|Cisco|Cogeco|Cohere|Coveo|Dayforce|Dell|Deloitte|D-Wave|Eastlink|Ericsson|eSentire|Esri|Ernst & Young',
  'eStruxture|Fujitsu|Genetec|Google|Hootsuite|Hewlett|IBM|Kinaxis|KPMG|Lenovo|Magnet Forensics|MDA|Microsoft|Mitel|Northwestel|Nuvei|OpenText|Oracle|OVH|PricewaterhouseCoopers',
  'PwC|Rogers|Salesforce|SAP|SaskTel|SecureKey|ServiceNow|Shopify|Sierra Wireless|Telesat|Telus|Thales|ThinkOn|Vidéotron|Videotron|Xplornet|Zoom',
].join('|');
const realName = new RegExp(`(?<![\\p{L}\\d])(?:${real})(?![\\p{L}\\d])`, 'u');

const credits = listings.flatMap(({ slug, content }) => [
  ...[content.name.en, content.name.fr].map((name) => ({ slug, name })),
  ...(content.certifications ?? []).map(({ certifier }) => ({ slug, name: certifier })),
  ...(content.awards ?? []).flatMap(({ name, by }) => [name.en, name.fr, by].map((text) => ({ slug, name: text }))),
  ...(content.references ?? []).flatMap(({ organization }) => [organization.en, organization.fr].map((name) => ({ slug, name }))),
  ...(content.caseStudies ?? []).flatMap(({ title, summary }) => [title.en, title.fr, summary.en, summary.fr].map((name) => ({ slug, name }))),
]);
const names = [...credits, ...vendors.flatMap(({ slug, vendor }) => [vendor.legalName, vendor.operatingName].map((name) => ({ slug, name })))];

/** Every address in a text: what follows `https://` or `@`, up to the end of the host. */
function findHosts(text: string): string[] {
  return [...text.matchAll(/(?:https?:\/\/|[\w.]@)([\w.-]+\w)/g)].map(([, host]) => host ?? '');
}

/** A sentence without its signs, case and figures, so that a template with other numbers counts as the same. */
function normalise(sentence: string): string {
  return sentence
    .toLowerCase()
    .replaceAll(/[\d\s.,]+/g, ' ')
    .replaceAll(/[^\p{L} ]/gu, '')
    .trim();
}

/** The sentences of at least five words that stand in more than two of the groups. */
function findTemplates(groups: readonly { readonly slug: string; readonly text: string }[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { slug, text } of groups) {
    for (const sentence of text.split(/(?<=[.!?])\s+|\n+/).map(normalise)) {
      if (sentence.split(' ').length >= 5) places.set(sentence, (places.get(sentence) ?? new Set<string>()).add(slug));
    }
  }
  return [...places].filter(([, slugs]) => slugs.size > 2).map(([sentence]) => sentence);
}

test('no vendor, listing, certifier, award or reference has the name of a real firm', () => {
  expect(realName.test('Deloitte Assurance')).toBe(true);
  expect(names.filter(({ name }) => realName.test(name ?? ''))).toEqual([]);
});

test('samples link and write only to addresses that cannot exist', () => {
  const hosts = findHosts(JSON.stringify(vendors));
  expect(hosts.length).toBeGreaterThan(500);
  expect(findHosts('see https://acme.ca/x or a@acme.com')).toEqual(['acme.ca', 'acme.com']);
  expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
});

test('every telephone number is one of those kept for fiction', () => {
  const phones = listings.flatMap(({ content }) => [content.contact.phone, content.mediaContact?.phone]).filter((phone) => phone !== undefined);
  expect(phones.length).toBeGreaterThan(20);
  expect(phones.filter((phone) => !/555[- ]01\d\d/.test(phone))).toEqual([]);
});

test('every number of a contract says that it is a sample', () => {
  const numbers = listings.flatMap(({ content }) => (content.procurement ?? []).flatMap(({ number }) => (number === undefined ? [] : [number])));
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.filter((number) => !number.startsWith('SAMPLE-'))).toEqual([]);
});

test('no sentence stands in more than two listings', () => {
  const planted = ['a', 'b', 'c'].map((slug, index) => ({ slug, text: `It served ${index} towns in a single year.` }));
  expect(findTemplates(planted)).toHaveLength(1);
  const sentences = vendors
    .flatMap(({ listings: own }) => own)
    .flatMap((listing) =>
      [listing.content.description, listing.content.summary, ...listing.content.areas.map(({ reason }) => reason)]
        .flatMap(({ en, fr }) => [en ?? '', fr ?? ''])
        .map((text) => ({ slug: listing.slug, text })),
    );
  expect(findTemplates(sentences)).toEqual([]);
});

test('no two samples say the same of themselves', () => {
  const summaries = texts.filter(({ path }) => path.includes('/summary/')).map(({ text }) => normalise(text));
  expect(summaries.filter((summary, index) => summaries.indexOf(summary) !== index)).toEqual([]);
});
