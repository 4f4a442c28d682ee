import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardAddress, feedAddress, feedFormats, pages } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import { exportListings } from '#api/features/export/index.ts';
import { setHostileScene } from '../../support/hostile-scene.ts';
import { fillEverySlot, slotsOfScene } from '../../support/hostile-slots.ts';
import { readCsv } from '../../support/read-csv.ts';
import { trapsIn, wordsOf } from '../../support/read-html.ts';
import { all, readXml, textOf } from '../../support/read-xml.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { listReads } from './walk-routes.ts';

let catalogue: TestCatalogue;
let scene: Awaited<ReturnType<typeof setHostileScene>>;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  scene = await setHostileScene(catalogue);
  await catalogue.jobs.drain();
});
afterAll(() => catalogue.close());

const everyone = () => Object.entries({ visitor: scene.visitor, owner: scene.owner, administrator: scene.administrator, invited: scene.invited });

/** An address, or the pattern of a page, with all that its slots can hold. */
const filled = (url: string) => fillEverySlot(url.replace(/\[(\w+)\]/g, ':$1'), slotsOfScene(catalogue, scene));

/** Pages that say the same whatever people type. */
const mute = `areas categories plan takePart takePartConfirm reportConfirm about accessibility privacy terms developers signIn secondStep signUp checkMail
  confirmAddress forgotten newPassword confirmEmail newVendor claimVendor secondFactor administration adminJobs adminMails adminMail notFound gone`.split(/\s+/);

/** Searches that find what was typed, and mark it. */
const searches = [
  '/en/solutions/?q=hit',
  '/fr/solutions/?q=script+hit',
  '/en/solutions/?q=x-hit&sort=newest',
  '/en/vendors/?q=hit',
  '/en/review/listings/?q=hit',
  '/en/admin/people/?q=hit',
  '/en/admin/audit/?actor=hit',
];

test('no page runs, loads or shows as markup what anyone typed, whoever looks at it', async () => {
  const traps: string[] = [];
  const shown = new Set<string>();
  let looks = 0;
  for (const address of [...listReads(catalogue.app).flatMap(filled), ...searches])
    for (const [who, online] of everyone()) {
      const { body, headers, statusCode } = await online.open(address);
      if (statusCode >= 500) traps.push(`${address} answered ${who} ${statusCode}`);
      if (!String(headers['content-type']).startsWith('text/html')) continue;
      looks += 1;
      traps.push(...trapsIn(body, address.startsWith('/api/v1/administration/mails/')).map((trap) => `${address} as ${who}: ${trap}`));
      if (statusCode === 200 && /x-hit|__hit/.test(wordsOf(body))) shown.add(address);
    }
  process.stdout.write(`${looks} looks at pages, of which ${shown.size} show what was typed: ${traps.length} traps.\n`);
  expect(traps.slice(0, 20)).toEqual([]);
  expect(searches.filter((address) => !shown.has(address))).toEqual([]);
  const isShown = (address: string): boolean => filled(address).some((one) => shown.has(one));
  expect(Object.entries(pages).flatMap(([name, page]) => (languages.every((language) => isShown(page[language])) ? [] : [name]))).toEqual(mute);
});

test('feeds are well-formed, and what they bring of HTML runs nothing in a reader', async () => {
  const html: string[] = [];
  for (const language of languages)
    for (const subject of ['all', ...(language === 'en' ? ['featured', 'secure-it'] : ['en-vedette', 'securite-ti'])])
      for (const format of feedFormats) {
        const { body } = await scene.visitor.open(feedAddress(language, subject, format));
        if (format === 'json') html.push(...JSON.parse(body).items.map((item: { content_html: string }) => item.content_html));
        else html.push(...all(readXml(body), format === 'rss' ? 'item' : 'entry').map((item) => textOf(item, format === 'rss' ? 'content:encoded' : 'content') ?? ''));
      }
  expect(html.length).toBe(18);
  expect(html.filter((one) => !one.includes('hit'))).toEqual([]);
  expect(html.flatMap((one) => trapsIn(one))).toEqual([]);
});

test('sitemaps are well-formed, cards are pictures, and what programs read is never taken for a page', async () => {
  for (const address of ['/sitemap.xml', '/sitemaps/0.xml']) expect(all(readXml((await scene.visitor.open(address)).body), 'loc').length, address).toBeGreaterThan(0);
  for (const language of languages) {
    const card = await scene.visitor.open(cardAddress(language, scene.slug));
    expect([card.statusCode, card.headers['content-type'], card.rawPayload.subarray(1, 4).toString()]).toEqual([200, 'image/png', 'PNG']);
  }
  const wrong: string[] = [];
  for (const address of listReads(catalogue.app)
    .filter((url) => url.startsWith('/api/v1/') && !url.endsWith('/html'))
    .flatMap(filled)) {
    const { headers } = await scene.administrator.open(address);
    if (
      !/^(application\/(problem\+)?json|application\/octet-stream|text\/csv)/.test(headers['content-type'] ?? 'application/json') ||
      headers['x-content-type-options'] !== 'nosniff'
    )
      wrong.push(`${address}: ${String(headers['content-type'])}`);
  }
  expect(wrong).toEqual([]);
});

test('no cell of a table is a formula', async () => {
  const tables = [(await scene.moderator.open('/api/v1/review/interests.csv')).body, [...exportListings(catalogue.runtime.db, 'csv')].join('')];
  const cells = tables.flatMap((table) => readCsv(table).flat());
  expect(cells.filter((cell) => /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell))).toEqual([]);
  expect(cells.filter((cell) => /^'[=+\-@\t]/.test(cell)).length).toBeGreaterThan(5);
});
