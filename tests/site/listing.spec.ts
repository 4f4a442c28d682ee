import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { openBrowser, overflowOf, violationsOf } from '../support/browser.ts';
import { isFullProof } from '../support/extent.ts';
import { makeLive, makeVendor, move, plainContent } from '../support/make-listings.ts';

let site: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;
let still: Page;
beforeAll(async () => {
  site = await openBrowser();
  page = await site.openPage();
  still = await site.openPage({ javaScriptEnabled: false });
});
afterAll(() => site.close());

const long = 'lockmaster-protected-b-community-cloud';
const brief = 'screen-scribe';
const frenchOnly = 'premiers-pas-nuage';
const expired = 'night-shift-soc';
const odd = 'cpp-and-co-analyzer';
const at = (language: string, slug: string): string => `/${language}/solutions/${slug}/`;
const contentOf = async (slug: string): Promise<ListingContent> => (await site.catalogue.app.inject(`/api/v1/listings/${slug}`)).json<{ content: ListingContent }>().content;

describe.each(['en', 'fr'] as const)('without a script, in %s', (language) => {
  test('the first screen says what it is, by whom, why, and the facts that decide, each with what stands behind it', async () => {
    await still.goto(at(language, long));
    const content = await contentOf(long);
    expect(await still.locator('h1').innerText()).toBe(content.name[language]);
    expect(await still.locator('.lead').innerText()).toContain(content.summary[language] ?? '?');
    expect(await still.locator('.reasons li').count()).toBe(content.areas.length);
    const facts = still.locator('.decisive .fact');
    expect(await facts.count()).toBe(7);
    expect(await still.locator('.decisive .claim').count()).toBeGreaterThanOrEqual(5);
    for (const claim of await still.locator('.decisive .claim').allInnerTexts()) expect(claim).toMatch(/\b20\d\d\b/);
    const box = await still.locator('.decisive').boundingBox();
    expect(box && box.y).toBeLessThan(300);
  });

  test('each group shows where it has something to say, and the contents lead to each', async () => {
    await still.goto(at(language, long));
    const targets = await still.locator('.contents a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(targets.length).toBeGreaterThanOrEqual(10);
    for (const target of targets) expect(await still.locator(target).count()).toBe(1);
    for (const action of await still.locator('#place li a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
      expect((await site.catalogue.app.inject(action)).statusCode).toBe(200);
  });

  test('a listing of the eight required fields leaves no empty heading, and says what its vendor left open', async () => {
    await still.goto(at(language, brief));
    expect(await still.locator('.group').evaluateAll((groups) => groups.map(({ id }) => id))).toEqual(['about', 'place', 'answer', 'vendor', 'share', 'similar']);
    expect(await still.locator('main table').count()).toBe(0);
    expect(await still.locator('.contents').count()).toBe(0);
    expect((await still.locator('.gaps').innerText()).split(',')).toHaveLength(6);
  });

  test('an expired certification is told as expired, after the current ones, and never as checked or proven', async () => {
    await still.goto(at(language, expired));
    const row = still.locator('#trust tr.expired');
    expect(await row.count()).toBe(1);
    expect(await row.innerText()).toMatch(language === 'en' ? /expired \w+\.? \d+, 20\d\d\s+dated \w+\.? \d+, 20\d\d/ : /a expiré le \d+.* 20\d\d\s+en date du \d+.* 20\d\d/);
    expect(await row.innerText()).not.toMatch(/evidence linked|preuve à l’appui|checked|vérifié/);
    expect(await still.locator('#trust tbody tr').last().getAttribute('class')).toBe('expired');
  });

  test('what exists in the other language alone is shown in it, marked for eyes and for screen readers', async () => {
    const slug = language === 'en' ? frenchOnly : brief;
    const other = language === 'en' ? 'fr' : 'en';
    await still.goto(at(language, slug));
    expect(await still.locator('h1').getAttribute('lang')).toBe(other);
    expect(await still.locator('.prose').getAttribute('lang')).toBe(other);
    expect(await still.locator('.notice').first().innerText()).toContain(language === 'en' ? 'in French only' : 'en anglais seulement');
    expect(await still.locator('.side-note').first().innerText()).toBe(language === 'en' ? 'in French' : 'en anglais');
  });

  test('it can be shared and cited by plain links and text', async () => {
    await still.goto(at(language, odd));
    const links = await still.locator('.share a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links).toHaveLength(3);
    for (const link of links) expect(decodeURIComponent(link)).toContain(`/${language}/solutions/${odd}/`);
    expect(await still.locator('#cite-plain').innerText()).toContain('C++ & "Co." <Analyzer>');
    expect(await still.locator('#cite-bibtex').textContent()).toContain(String.raw`title = {{C++ \& "Co." <Analyzer>`);
    expect(await still.locator('#cite-ris').textContent()).toMatch(/^TY {2}- ELEC\nTI {2}- C\+\+ & "Co\." <Analyzer>/);
    expect(await still.locator('button[data-copy]:visible, button[data-print]:visible').count()).toBe(0);
  });
});

test('text is in one language and its neighbour in the other, field by field, and a machine’s work is told', async () => {
  const { db } = site.catalogue.runtime;
  const day = new Date();
  const content = plainContent('Mixed', {
    summary: { fr: 'Un résumé en français.' },
    description: { en: 'Text.', fr: 'Texte.', origin: { fr: 'machine' } },
    features: [{ en: 'One' }, { fr: 'Deux' }],
    benefits: [{ fr: 'Avantage' }],
  });
  makeLive(db, { slug: 'mixed', vendorId: makeVendor(db, 'mixer', day), content, at: day });
  await still.goto(at('en', 'mixed'));
  expect(await still.locator('h1').getAttribute('lang')).toBeNull();
  expect(await still.locator('.lead [lang="fr"]').innerText()).toBe('Un résumé en français.');
  expect(await still.locator('.notice').count()).toBe(0);
  expect(await still.locator('#about li').allInnerTexts()).toEqual(['One', 'Deux in French', 'Avantage']);
  expect(await still.getByRole('heading', { name: 'Benefits in French' }).count()).toBe(1);
  await still.goto(at('fr', 'mixed'));
  expect(await still.locator('#about .side-note').first().innerText()).toBe('traduction automatique');
});

test('what is not there, no longer there or elsewhere answers 404, 410 with the day, and 301', async () => {
  const { app, runtime, jobs } = site.catalogue;
  const status = async (address: string) => (await app.inject(address)).statusCode;
  const day = new Date();
  const vendorId = makeVendor(runtime.db, 'leaver', day);
  const id = makeLive(runtime.db, { slug: 'left', vendorId, content: plainContent('Left'), at: day });
  const moved = makeLive(runtime.db, { slug: 'moved-here', vendorId, content: plainContent('Moved'), at: day });
  runtime.db.$client.prepare("insert into former_slugs (kind, slug, subject_id) values ('listing', 'moved-from', ?)").run(moved);
  move(runtime.db, id, 'withdraw', day);
  await jobs.drain();
  expect(await status(at('en', 'never-was'))).toBe(404);
  expect(await status(at('fr', 'left'))).toBe(410);
  await still.goto(at('fr', 'left'));
  expect(await still.locator('main').innerText()).toContain(String(day.getUTCFullYear()));
  const elsewhere = await app.inject(at('fr', 'moved-from'));
  expect([elsewhere.statusCode, elsewhere.headers.location]).toEqual([301, at('fr', 'moved-here')]);
  expect(await status('/en/solutions/lockmaster-protected-b-community-cloud')).toBe(301);
  site.complaints.length = 0;
});

test('its address and its citations are copied by a button that says so', async () => {
  const context = await site.browser.newContext({ baseURL: site.origin, permissions: ['clipboard-read', 'clipboard-write'] });
  const copying = await context.newPage();
  await copying.goto(at('en', odd));
  const button = copying.locator('button[data-copy="cite-plain"]');
  await button.click();
  await copying.locator('[role=status]', { hasText: 'Copied' }).waitFor({ state: 'attached' });
  expect(await copying.evaluate('navigator.clipboard.readText()')).toBe(await copying.locator('#cite-plain').textContent());
  await context.close();
});

test('printed, it has no menu, nothing is cut off, and addresses are written out', async () => {
  await page.setViewportSize({ width: 700, height: 990 });
  await page.emulateMedia({ media: 'print' });
  await page.goto(at('en', odd));
  for (const part of ['.contents', '.share', '#similar', '.crumbs', '.top-search', '.listing-doors'])
    expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false]);
  expect(await overflowOf(page)).toBe(0);
  expect(await page.evaluate<string>('getComputedStyle(document.querySelector("#buy .claim a"), "::after").content')).toContain('https://cpp-and-co.example/slsa');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await violationsOf(page)).toEqual([]);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
});

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  // The pages of every kind are looked at elsewhere, these among them.
  test.each(isFullProof ? [long, expired, frenchOnly, brief] : [long])('%s has no barrier in light nor in dark', async (slug) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(at(language, slug));
      expect(await violationsOf(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('no listing is wider than a screen of 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    for (const slug of [long, expired, frenchOnly, brief, odd]) {
      await page.goto(at(language, slug));
      const inner = await page.evaluate<string[]>(
        '[...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > 320.5 && !e.closest(".unseen")).map((e) => e.className)',
      );
      expect([slug, await overflowOf(page), inner]).toEqual([slug, 0, []]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

test('a listing weighs at most 40 kB compressed, of which at most 5 kB of scripts', async () => {
  const { app } = site.catalogue;
  const sizeOf = async (url: string): Promise<number> => (await app.inject({ url, headers: { 'accept-encoding': 'br' } })).rawPayload.length;
  const sum = async (addresses: readonly string[]): Promise<number> => (await Promise.all([...new Set(addresses)].map(sizeOf))).reduce((total, size) => total + size, 0);
  for (const slug of [long, odd]) {
    const { body } = await app.inject(at('en', slug));
    const found = (pattern: RegExp): string[] => [...body.matchAll(pattern)].map(([, address = '']) => address);
    const html = await sizeOf(at('en', slug));
    const css = await sum(found(/rel="stylesheet" href="([^"]+)"/g));
    const scripts = new Set(found(/<script type="module" src="([^"]+)"/g));
    for (const script of scripts) for (const [, more = ''] of (await app.inject(script)).body.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) scripts.add(`/_astro/${more}`);
    const js = await sum([...scripts]);
    process.stdout.write(
      `${slug}: HTML ${(html / 1000).toFixed(1)} kB, CSS ${(css / 1000).toFixed(1)} kB, scripts ${(js / 1000).toFixed(1)} kB (bars: 40 kB in all, 5 kB of scripts)\n`,
    );
    expect(html + css + js).toBeLessThanOrEqual(40_000);
    expect(js).toBeLessThanOrEqual(5000);
  }
});

test('a browser reads every kind of feed and sitemap as XML', async () => {
  await page.goto('/en/');
  for (const address of ['/en/feeds/all.rss', '/fr/fils/en-vedette.atom', '/sitemap.xml', '/sitemaps/pages.xml']) {
    const read = `fetch(${JSON.stringify(address)}).then((answer) => answer.text()).then((text) => new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ?? 'well-formed')`;
    expect([address, await page.evaluate(read)]).toEqual([address, 'well-formed']);
  }
});

test('no page complained', () => {
  expect(site.complaints).toEqual([]);
  expect(site.catalogue.errors).toEqual([]);
});
