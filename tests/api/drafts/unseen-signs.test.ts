import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
import type { DraftContent } from '#api/contract/draft.ts';
import { requiredDraft } from '../../support/drafts.ts';
import { EditorVisit, listingIn } from '../../support/editor-visit.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let visit: EditorVisit;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  visit = await EditorVisit.begin(catalogue, 'harbour');
});
afterAll(() => catalogue.close());

const turned = 'Harbour\u202e Led\u200bger\u2066';

function ask(method: 'POST' | 'PUT' | 'PATCH', path: string, payload: object, version?: number) {
  const headers = { cookie: visit.person.cookie, origin: catalogue.runtime.config.baseUrl, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) };
  return catalogue.app.inject({ method, url: `/api/v1/workspace${path}`, headers, payload });
}

const ways: Readonly<Record<string, () => Promise<string>>> = {
  'a new listing of a program': async () => {
    const answer = await ask('POST', `/vendors/${visit.vendorId}/listings`, { content: { name: { en: turned } } });
    return answer.json().id;
  },
  'a draft of a program': async () => {
    const listing = visit.start(requiredDraft);
    await ask('PUT', `/listings/${listing}/draft`, { ...requiredDraft, name: { en: turned } }, 1);
    return listing;
  },
  'what is saved while one types': async () => {
    const listing = visit.start(requiredDraft);
    await ask('PATCH', `/listings/${listing}/draft`, { step: '1', fields: [['name.en', turned]] }, 1);
    return listing;
  },
  'the form of a step': async () => {
    const listing = visit.start(requiredDraft);
    await visit.saveStep(listing, '1', { 'name.en': turned });
    return listing;
  },
  'a publiccode.yml': async () => {
    const form = `${pageAddress('newListing', 'en', { vendor: visit.vendorId })}do/publiccode/`;
    return listingIn(String((await visit.send(form, [['text', `name: "Harbour\\u202e Led\\u200bger\\u2066"\nurl: https://git.example/`]])).headers.location));
  },
};

test.each(Object.keys(ways))('signs that nobody sees are left out of %s', async (way) => {
  const listing = (await ways[way]?.()) ?? '';
  expect(visit.draft(listing).content['name']).toEqual({ en: 'Harbour Ledger' });
});

test('an address with the name of a user is told at its field in a sentence of its own, also where an address of mail would do', () => {
  const wrong: DraftContent = {
    ...requiredDraft,
    website: 'https://canada.ca@evil.ca/',
    vulnerabilityDisclosure: 'https://canada.ca@evil.ca/',
    api: 'https://harbour.example:22/',
  };
  const said = visit.draft(visit.start(wrong)).problems.map(({ field, says }) => [field, says.en.slice(0, 38), says.fr.slice(0, 33)]);
  expect(said).toEqual([
    ['website', 'Leave out what stands before the @. It', 'Retirez ce qui précède le @. Cela'],
    ['vulnerabilityDisclosure', 'Leave out what stands before the @. It', 'Retirez ce qui précède le @. Cela'],
    ['api', 'Leave out the number after the colon. ', 'Retirez le nombre qui suit le deu'],
  ]);
});

test('a program is told by name which address it may not be, and why', async () => {
  const body = { legalName: 'Acme inc.', operatingName: 'Acme', province: 'on', website: 'https://canada.ca@evil.ca/' };
  const answer = await ask('POST', '/vendors', body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors).toEqual([
    {
      pointer: '/website',
      in: 'body',
      detail: '“website” is “https://canada.ca@evil.ca/”. Leave out what stands before the @. It is no part of the site, and can make one address look like another.',
    },
  ]);
});
