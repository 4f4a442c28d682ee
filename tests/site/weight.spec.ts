import { afterAll, beforeAll, expect, test } from 'vitest';
import { weighPage } from '../support/page-weight.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';
import { awkwardListings } from './page-examples.ts';

let catalogue: TestCatalogue;
let usual: string;
let longest: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue();
  const [first, long] = awkwardListings(catalogue.runtime.db);
  usual = first?.slug ?? '';
  longest = long?.slug ?? '';
});
afterAll(() => catalogue.close());

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Weighs a page, says what it weighs, and holds it to its promise. */
async function expectLight(address: string, most: { all: number; js: number }): Promise<void> {
  const { html, css, js, fonts } = await weighPage(catalogue.app, address);
  process.stdout.write(`${address}: ${kB(html + css + js)} (HTML ${kB(html)}, CSS ${kB(css)}, JavaScript ${kB(js)}), fonts ${kB(fonts)}\n`);
  expect(html).toBeGreaterThan(1000);
  expect(css).toBeGreaterThan(1000);
  expect(html + css + js).toBeLessThanOrEqual(most.all);
  expect(js).toBeLessThanOrEqual(most.js);
  expect(fonts).toBeLessThanOrEqual(70_000);
}

test.each(['en', 'fr'])('a listing weighs 40 kB at most, 5 kB of it JavaScript, in %s', async (language) => {
  for (const slug of [usual, longest]) await expectLight(`/${language}/solutions/${slug}/`, { all: 40_000, js: 5000 });
});

test.each(['/en/solutions/', '/fr/solutions/?q=donn%C3%A9es', '/en/solutions/?area=service-it&area=secure-it&sort=newest'])(
  'the search %s weighs 60 kB at most, 12 kB of it JavaScript',
  async (address) => expectLight(address, { all: 60_000, js: 12_000 }),
);

test('fonts, styles and scripts are kept for ever, under a name that changes with them', async () => {
  const pages = await Promise.all([`/en/solutions/${usual}/`, '/fr/solutions/', '/en/'].map((address) => weighPage(catalogue.app, address)));
  const assets = pages.flatMap(({ parts }) => parts).filter(({ kind }) => kind !== 'html');
  expect(assets.filter(({ kind }) => kind === 'font').length).toBeGreaterThan(0);
  expect(assets.filter(({ isKept, address }) => !isKept || !/[.\-_][\w-]{8,}\.\w+$/.test(address))).toEqual([]);
});
