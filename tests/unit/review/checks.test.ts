import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { findingRules, type Finding } from '#api/contract/review.ts';
import { checkEvidence, checkExpiry } from '#api/features/review/checks/claim-checks.rules.ts';
import { checkEmphasis, checkLanguages } from '#api/features/review/checks/writing-checks.rules.ts';
import { readSamples } from '#api/features/samples/read-samples.ts';
import { hasMixedScripts, likenessOf, named } from '#api/platform/names/look-alike.ts';
import { plainContent } from '../../support/make-listings.ts';

const today = '2026-11-25';
const samples = readSamples(resolve(import.meta.dirname, '../../../data/samples/vendors'), new Date(today));
const contents = samples.flatMap(({ listings }) => listings.map(({ slug, content }) => ({ slug, content })));

const short = ({ rule, pointer, side }: Finding): string => [rule, pointer, side].filter((part) => part !== null).join(' ');
const claim = { evidence: 'self-declared', date: '2026-01-01' } as const;
const linked = { ...claim, evidence: 'evidence-linked' } as const;
const checked = { ...claim, evidence: 'checked' } as const;

test('evidence that is named and leads nowhere, or a check that CATA never made, is found', () => {
  const of = (more: Partial<ListingContent>, live?: ListingContent): string[] => checkEvidence(plainContent('Evident', more), live).map(short);
  expect(of({ certifications: [{ id: 'soc2', claim: linked }] })).toEqual(['claim-without-evidence /certifications/0/claim']);
  expect(of({ certifications: [{ id: 'soc2', claim: { ...linked, url: 'https://vendor.ca/soc2' } }] })).toEqual([]);
  expect(of({ certifications: [{ id: 'soc2', claim }] })).toEqual(['claim-self-declared /certifications/0/claim']);
  expect(of({ dataResidency: { id: 'canada', claim } })).toEqual([]);
  expect(of({ accessibility: { id: 'wcag-2-1-aa', claim } })).toEqual(['report-missing /accessibility/report']);
  const content = {
    certifications: [
      { id: 'iso-27001', claim: linked },
      { id: 'soc2', claim: checked },
    ],
  } satisfies Partial<ListingContent>;
  expect(of(content)).toContain('claim-checked-by-vendor /certifications/1/claim');
  const twins = {
    procurement: [
      { vehicle: 'provincial', claim: checked },
      { vehicle: 'provincial', claim: { ...linked, url: 'https://vendor.ca/b' } },
    ],
  };
  expect(of(twins, plainContent('Live', twins))).toEqual([]);
  expect(of(content, plainContent('Live', { certifications: [{ id: 'soc2', claim: checked }] }))).not.toContain('claim-checked-by-vendor /certifications/1/claim');
});

test('claims that have expired, soon will, or were made tomorrow are found', () => {
  const of = (more: object): string[] => checkExpiry(plainContent('Dated', { securityLevel: { id: 'protected-b', claim: { ...claim, ...more } } }), today).map(({ rule }) => rule);
  expect(of({ expires: '2026-11-24' })).toEqual(['claim-expired']);
  expect(of({ expires: today })).toEqual(['claim-expires-soon']);
  expect(of({ expires: '2027-06-01' })).toEqual([]);
  expect(of({ date: '2026-11-26' })).toEqual(['claim-dated-ahead']);
});

test('shouting and stuffing are found', () => {
  const of = (more: Partial<ListingContent>): string[] => checkEmphasis(plainContent('Loud', more)).map(short);
  expect(of({ summary: { en: 'THE BEST PLATFORM FOR GOVERNMENT EVER' } })).toEqual(['capitals /summary en']);
  expect(of({ summary: { en: 'BUY THE BEST NOW OR CRY' } })).toEqual(['capitals /summary en']);
  expect(of({ summary: { en: 'Works with SAML, OIDC and SCIM.', fr: 'Conforme aux normes SAML et OIDC.' } })).toEqual([]);
  expect(of({ summary: { en: 'Buy now!' } })).toEqual(['exclamations /summary en']);
  expect(of({ summary: { fr: 'Une solution gagnante 🚀🚀' } })).toEqual(['emojis /summary fr']);
  expect(of({ description: { en: 'Cloud security for cloud teams. Cloud backup, cloud keys, cloud hosts, cloud mail, cloud files and cloud logs.' } })).toEqual([
    'word-repeated /description en',
  ]);
  expect(of({ keywords: { en: ['cloud backup', 'cloud storage', 'cloud hosting', 'best cloud'] } })).toEqual(['keywords-repeated /keywords en']);
});

test('a text on the side of the other language is found, and one that is the same on both', () => {
  const of = (more: Partial<ListingContent>): string[] => checkLanguages(plainContent('Turned', more)).map(short);
  const [en, fr] = ['It protects the data of your employees and their devices.', 'Elle protège les données de vos employés et de leurs appareils.'];
  expect(of({ summary: { en, fr } })).toEqual([]);
  expect(of({ summary: { en: fr, fr: en } })).toEqual(['languages-swapped /summary en', 'languages-swapped /summary fr']);
  expect(of({ summary: { fr: en } })).toEqual(['languages-swapped /summary fr']);
  expect(of({ summary: { en, fr: en } })).toEqual(['same-in-both /summary']);
  expect(of({ features: [{ en: 'SAML', fr: 'SAML' }] })).toEqual([]);
});

test('names that are taken for others are found: by a letter, by letters that look the same, by what surrounds them', () => {
  const of = (one: string, other: string) => likenessOf(named(one), named(other));
  const alike = [
    ['Northwind', 'Northwlnd'], ['Northwind', 'Nоrthwind'], ['Northwind', 'N0rthw1nd'], ['Northwind', 'Northwind Inc.'], ['Northwind Cloud', 'The Northwind Platform'], ['Modern Identity', 'Modem Identity'],
    ['Northwind', 'Norhtwind'], ['Northwind', 'Northwinds'], ['Éclair Sécurité', 'Eclair-Securite Ltée'], ['PayStream', 'Pay Stream'], ['Microsoft', 'Microsoft'], ['CloudPath', 'C1oudPath'],
  ] as const; // prettier-ignore
  expect(alike.filter(([one, other]) => of(one, other) === undefined)).toEqual([]);
  expect([of('Northwind', 'northwind'), of('Éclair', 'ECLAIR'), of('Nord​wind', 'Nordwind')]).toEqual(['same', 'same', 'same']);
  const apart = [['Northwind', 'Southwind'], ['Acme', 'Acne'], ['Cloud Solutions', 'Cloud Systems'], ['Atlas', 'Altas Bay'], ['Data Hub', 'Data Lab']] as const; // prettier-ignore
  expect(apart.filter(([one, other]) => of(one, other) !== undefined)).toEqual([]);
  expect(['Nоrthwind', 'Ακme'].map(hasMixedScripts)).toEqual([true, true]);
  expect(['Northwind', 'Éclair Ω', 'Дом Cloud'].map(hasMixedScripts)).toEqual([false, false, false]);
});

test('the samples, which are well written, give no grave finding about their writing, and few to look at', () => {
  const found = contents.flatMap(({ slug, content }) => [...checkEmphasis(content), ...checkLanguages(content)].map((one) => ({ slug, ...one })));
  const grave = found.filter(({ rule }) => findingRules[rule] === 'grave');
  console.log(
    `${contents.length} samples: ${found.length} findings about writing, ${grave.length} grave`,
    found.slice(0, 12).map((one) => `${one.slug} ${short(one)} ${JSON.stringify(one.data)}`),
  );
  expect(grave).toEqual([]);
  expect(found.length / contents.length).toBeLessThan(0.1);
});

test('among the samples hardly any two names look alike', () => {
  const names = contents.flatMap(({ slug, content }) => [...new Set([content.name.en, content.name.fr])].flatMap((name) => (name === undefined ? [] : [{ slug, ...named(name) }])));
  const pairs = names.flatMap((one, index) =>
    names.slice(index + 1).flatMap((other) => (one.slug !== other.slug && likenessOf(one, other) !== undefined ? [`${one.name} ~ ${other.name}`] : [])),
  );
  console.log(`${names.length} names of samples: ${pairs.length} pairs alike`, pairs.slice(0, 10));
  expect(pairs.length).toBeLessThan(5);
});
