import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
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

test.each([
  ['too many aliases', `a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\ne: [*d, *d, *d, *d]`],
  ['deep nesting', '['.repeat(5000)],
  ['deep blocks', Array.from({ length: 550 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['a list', '- a\n- b'],
  ['nothing of YAML', '\u0000\t{{{'],
  ['a tag of a program', 'a: !!js/function "function(){}"'],
  ['too much', `a: ${'x'.repeat(300_000)}`],
])(
  'a publiccode.yml with %s is refused at its field, with the text still there',
  async (_, text) => {
    const answer = await visit.send(form(), [['text', text]]);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('publiccode.yml');
    if (text === '- a\n- b') expect(answer.body).toContain('>- a\n- b</textarea>');
  },
  20_000,
);
