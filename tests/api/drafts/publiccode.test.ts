import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import { EditorVisit, listingIn } from '../../support/editor-visit.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let visit: EditorVisit;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  visit = await EditorVisit.begin(catalogue, 'harbour');
});
afterAll(() => catalogue.close());

const form = () => `${pageAddress('newListing', 'en', { vendor: visit.vendorId })}do/publiccode/`;

test('a publiccode.yml fills a draft, and what was not taken over is said', async () => {
  const text = `publiccodeYmlVersion: "0.4"
name: Port Ledger
url: "https://git.example/port-ledger"
landingURL: "https://port.example"
developmentStatus: stable
softwareType: standalone/web
legal: { license: MIT }
maintenance: { type: internal, contacts: [{ name: Jo, email: jo@port.example }] }
localisation: { localisationReady: yes, availableLanguages: [en, fr] }
description:
  en: { shortDescription: Keeps books., longDescription: "Long.", features: [Bills, Reports] }
  fr: { shortDescription: Tient les comptes., longDescription: "Longue.", features: [Facture] }
`;
  const answer = await visit.send(form(), [['text', text]]);
  const url = String(answer.headers.location);
  const listing = listingIn(url);
  expect(visit.draft(listing).content).toMatchObject({
    name: { en: 'Port Ledger', fr: 'Port Ledger' },
    summary: { en: 'Keeps books.', fr: 'Tient les comptes.' },
    features: [{ en: 'Bills', fr: 'Facture' }, { en: 'Reports' }],
    website: 'https://port.example',
    repository: 'https://git.example/port-ledger',
    licence: 'MIT',
    maturity: 'commercial',
    openness: ['open-source'],
    languages: { interface: 'both' },
    contact: { email: 'jo@port.example' },
  });
  const html = await visit.open(url);
  expect(html).toContain('<code>softwareType</code>');
  expect(html).toContain('<code>landingURL</code>');
});

const named = (text: string): string => `name: Port Ledger\nlandingURL: https://port.example\n${text}`;
const broken = ['This cannot be read as a publiccode.yml.', 'Ce texte ne peut pas être lu comme un publiccode.yml.'];
const deep = ['It is nested deeper than any publiccode.yml.', 'Il est imbriqué plus profondément que tout publiccode.yml.'];

test('what the hostile texts begin with is taken by itself', async () => {
  expect((await visit.send(form(), [['text', named('')]])).statusCode).toBe(303);
});

test.each<[string, string, readonly string[]]>([
  [
    'too many aliases',
    named(`a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\ne: [*d, *d, *d, *d]`),
    ['It refers to its own parts', 'Il renvoie à ses propres parties'],
  ],
  ['deep nesting', named(`a: ${'['.repeat(24).concat('x', ']'.repeat(24))}`), deep],
  ['nesting that would overflow the reader', named(`a: ${'['.repeat(5000)}`), deep],
  ['deep blocks', named(Array.from({ length: 30 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')), deep],
  ['a list', '- name: Port Ledger\n- b', broken],
  ['nothing of YAML', named('\u0000\t{{{'), broken],
  ['a key twice', named('name: Another'), broken],
  ['a tag of a program', named('a: !!js/function "function(){}"'), ['It has tags, which begin with !', 'Il contient des étiquettes, qui commencent par !']],
  ['no key that a listing has a place for', 'publiccodeYmlVersion: "0.4"', ['It has no key of a publiccode.yml', 'Il n’a aucune clé d’un publiccode.yml']],
  ['too much', named(`a: ${'x'.repeat(300_000)}`), ['The file is longer than any publiccode.yml.', 'Le fichier est plus long que tout publiccode.yml.']],
])(
  'a publiccode.yml with %s is refused at its field for just that, with the text still there',
  async (_, text, says) => {
    for (const [at, language] of languages.entries()) {
      const answer = await visit.send(`${pageAddress('newListing', language, { vendor: visit.vendorId })}do/publiccode/`, [['text', text]]);
      expect(answer.statusCode).toBe(422);
      // In the summary, and at the field.
      expect(answer.body.split(says[at] ?? '').length - 1).toBe(2);
      if (text.length < 100 && !text.includes('\u0000')) expect(answer.body).toContain(`>${text.replaceAll('"', '&quot;')}</textarea>`);
    }
  },
  20_000,
);
