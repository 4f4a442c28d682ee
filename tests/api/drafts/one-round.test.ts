import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
import { placeOf, themes, type DraftContent } from '#api/contract/draft.ts';
import { languages, type Language } from '#api/contract/text.ts';
import { submitDraft } from '#api/features/drafts/submit-draft.ts';
import { requiredDraft } from '../../support/drafts.ts';
import { EditorVisit } from '../../support/editor-visit.ts';
import { formFields } from '../../support/form-fields.ts';
import { elementsOf } from '../../support/read-html.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let visit: EditorVisit;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  visit = await EditorVisit.begin(catalogue, 'harbour');
});
afterAll(() => catalogue.close());

const long = 'x'.repeat(700);
const text = { en: long, fr: long };
const claim = { url: 'nowhere', date: 'yesterday', expires: 'tomorrow' };
const stated = { id: 'made-up', claim };
const contact = { role: text, email: 'nobody', phone: long };

/** A draft in which every answer is wrong, in as many ways as it can be. */
const wrong: DraftContent = {
  name: text,
  summary: text,
  description: { en: 'x'.repeat(6001) },
  features: [text],
  benefits: [{ en: 'Good' }, { fr: long }],
  keywords: { en: ['good', long], fr: [long, long] },
  offeringType: 'made-up',
  maturity: 'Made up',
  website: 'nowhere',
  documentation: 'nowhere',
  useCases: [text],
  actions: ['made-up'],
  categories: ['analytics-bi', 'made-up'],
  areas: [{ id: 'made-up', reason: text }, { reason: text }],
  audience: ['made-up'],
  procurement: [{ vehicle: 'made-up', number: long, claim }, { claim }],
  pricing: { model: 'made-up', minimum: 9, maximum: 1, assumptions: text },
  trial: text,
  sellerRole: 'made-up',
  unspsc: ['12345678', '1', '2'],
  deployment: ['made-up'],
  dataResidency: stated,
  securityLevel: stated,
  organizationClearance: stated,
  certifications: [{ ...stated, certifier: long }, { claim }],
  privacy: [{ id: 'made-up', url: 'nowhere' }],
  vulnerabilityDisclosure: 'nobody',
  aiUse: { id: 'made-up', note: text },
  accessibility: { ...stated, report: 'nowhere' },
  openness: ['made-up', 'open-source'],
  licence: long,
  languages: { interface: 'x', documentation: 'x', support: 'x', training: 'x' },
  api: 'nowhere',
  openStandards: [long, long],
  integrations: [long],
  importFormats: [long],
  exportFormats: [long],
  exit: text,
  repository: 'nowhere',
  green: ['made-up'],
  references: [{ organization: text, audience: 'made-up', year: 3 }, {}],
  caseStudies: [{ title: text, summary: text, url: 'nowhere' }, {}],
  awards: [{ name: text, by: long, year: 'then' }, {}],
  logo: { id: 'a'.repeat(64) },
  screenshots: [{ id: 'b'.repeat(64), alt: { en: long } }],
  video: { url: 'nowhere' },
  pressKit: 'nowhere',
  support: { channels: ['made-up'], hours: text },
  contact,
  mediaContact: contact,
};

test('of everything that is wrong, each thing is told in the summary and at its field, which is there', async () => {
  const listing = visit.start(wrong);
  const { problems } = visit.draft(listing);
  expect(problems.length).toBeGreaterThan(100);
  const lost: string[] = [];
  for (const language of languages)
    for (const theme of themes) {
      const own = problems.filter(({ step }) => step === theme);
      const elements = elementsOf(await visit.open(`${pageAddress('editListing', language, { listing, step: placeOf(theme) })}?all=1`));
      const ids = new Set(elements.map(({ attributes }) => attributes['id']));
      const at = (id: string): string =>
        elements
          .filter(({ attributes }) => attributes['class'] === 'mistake' && [undefined, id, `${id}-mistake`].includes(attributes['id']))
          .map((element) => element.text)
          .join(' ');
      for (const { field, pointer, says } of own) {
        const id = `f-${(/^(logo|screenshots\.\d+)$/.test(field) ? `${field}.file` : field).replaceAll('.', '-')}`;
        const inSummary = elements.some(({ attributes }) => attributes['href'] === `#${id}`);
        if (!ids.has(id) || !inSummary || !at(id).includes(says[language]))
          lost.push(`${language} ${theme} ${pointer} at ${id}: ${ids.has(id) ? '' : 'no field, '}${inSummary ? '' : 'not in the summary, '}${says[language]}`);
      }
    }
  expect(lost).toEqual([]);
});

test('the list of what is to be mended says which entry and which language it means, and years as years', async () => {
  const listing = visit.start(wrong);
  const listed = async (theme: (typeof themes)[number]) =>
    elementsOf(await visit.open(`${pageAddress('editListing', 'fr', { listing, step: placeOf(theme) })}?all=1`)).flatMap(({ attributes, text: says }) =>
      attributes['href']?.startsWith('#f-') === true ? [says] : [],
    );
  const proof = await listed('proof');
  expect(proof).toContain('Organisation (2)\u00a0: Ce champ est obligatoire.');
  expect(proof).toContain('Depuis l’année (1)\u00a0: Écrivez au moins 1980.');
  expect(await listed('sight')).toContain('Captures d’écran (1)\u00a0: Cette image n’est plus là. Envoyez-la de nouveau.');
});

test('what is missing, wrong, unknown and gone is told together, so that a second round has nothing new', () => {
  const { id: personId } = visit.person;
  const good = { ...requiredDraft, maturity: 'commercial' };
  const content = { ...good, website: 'nowhere', maturity: 'made-up', name: {}, logo: { id: 'a'.repeat(64), alt: { en: 'A', fr: 'A' } }, deployment: ['made-up'] };
  const listing = visit.start(content);
  const { problems } = visit.draft(listing);
  expect(problems.map(({ pointer }) => pointer).toSorted()).toEqual(['/deployment/0', '/logo', '/maturity', '/name', '/website']);
  expect(() => submitDraft(catalogue.runtime, { listingId: listing, personId, version: 1 })).toThrow(expect.objectContaining({ objections: problems }));
  const mended = Object.fromEntries(Object.entries({ ...content, ...good }).filter(([field]) => field !== 'logo'));
  expect(visit.draft(visit.start(mended)).problems).toEqual([]);
});

test.each<[Language, string, string]>([
  ['en', 'The file is not a PNG, JPEG or WebP image.', 'Write a whole web address'],
  ['fr', 'Le fichier n’est pas une image PNG, JPEG ou WebP.', 'Écrivez une adresse Web complète'],
])('a file that is refused is told in %s together with what else is wrong at its step', async (language, ofFile, ofAddress) => {
  const listing = visit.start(requiredDraft);
  const url = pageAddress('editListing', language, { listing, step: placeOf('sight') });
  const fields = formFields(await visit.open(url), 'editor').filter(([name]) => name !== 'pressKit');
  const answer = await visit.sendFiles(url, [...fields, ['pressKit', 'nowhere'], ['do', 'continue']], [{ field: 'logo.file', name: 'logo.png', bytes: Buffer.from('<svg>') }]);
  expect(answer.statusCode).toBe(422);
  for (const words of [ofFile, ofAddress]) expect(answer.body.split(words).length - 1).toBe(2);
});
