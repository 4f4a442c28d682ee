import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages, otherLanguage } from '#api/contract/text.ts';
import { openBrowser, overflowOf, violationsOf } from '../support/browser.ts';
import { smallTargets } from '../support/small-targets.ts';
import { pageExamples, publicPages, samePage, type Example, type PublicPage } from './page-examples.ts';

const names = publicPages;
let tested: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;
let examples: (name: PublicPage) => readonly Example[];
const failed: string[] = [];

beforeAll(async () => {
  tested = await openBrowser();
  examples = pageExamples(tested.catalogue.runtime);
  // A colour that is still changing is not the colour that is meant.
  page = await tested.openPage({ reducedMotion: 'reduce' });
  page.on('requestfailed', (request) => failed.push(`${request.url()}: ${request.failure()?.errorText ?? ''}`));
  page.on('response', (response) => {
    const isItself = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isItself) failed.push(`${response.url()}: ${response.status()}`);
  });
});
afterAll(() => tested.close());

/** Opens a page, and gives what it said on its console or failed to fetch. */
async function visit(target: Page, { address, status }: Pick<Example, 'address' | 'status'>): Promise<string[]> {
  tested.complaints.length = 0;
  failed.length = 0;
  const response = await target.goto(address, { waitUntil: 'load' });
  expect(response?.status(), address).toBe(status);
  // A browser reports the status of the page itself as an error.
  return [...tested.complaints.filter((text) => status === 200 || !text.includes(`status of ${status}`)), ...failed];
}

/** In the dark only colours differ. */
async function darkViolationsOf(target: Page): Promise<string[]> {
  await target.emulateMedia({ colorScheme: 'dark' });
  const { violations } = await new AxeBuilder({ page: target }).options({ runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations'] }).analyze();
  await target.emulateMedia({ colorScheme: 'light' });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target: at, failureSummary }) => `${id}: ${at.join(' ')}: ${failureSummary ?? ''}`));
}

const skeleton = `({
  h1: document.querySelectorAll('h1').length,
  main: document.querySelectorAll('main').length,
  language: document.documentElement.lang,
  hasTitle: document.title.length > 5,
})`;

/** The awkward examples of a page take turns between the languages; its first is looked at in both, light and dark. */
const isLookedAt = ({ turn, language }: Example) => turn === 0 || (turn % 2 === 0) === (language === 'en');

describe.each(names)('the page %s', (name) => {
  test.each(languages)('is whole, accessible and fits in %s', { timeout: 60_000 }, async (language) => {
    const here = examples(name).filter((one) => one.language === language);
    expect(here.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const example of here.filter(isLookedAt)) {
      const note = (what: string, found: readonly string[]) => wrong.push(...found.map((one) => `${example.address} ${what}: ${one}`));
      await page.setViewportSize({ width: 1280, height: 900 });
      note('complains', await visit(page, example));
      expect(await page.evaluate<object>(skeleton), example.address).toEqual({ h1: 1, main: 1, language, hasTitle: true });
      note('in light', await violationsOf(page));
      if (example.turn === 0) note('in the dark', await darkViolationsOf(page));
      note('has a small target', await page.evaluate<string[]>(smallTargets));
      await page.setViewportSize({ width: 320, height: 800 });
      note('has a small target at 320 pixels', await page.evaluate<string[]>(smallTargets));
      const excess = await overflowOf(page);
      if (excess > 0) note('at 320 pixels', [`is ${excess} wider`]);
    }
    expect(wrong).toEqual([]);
  });

  test('leads to the same page in the other language, and keeps the query', () => {
    for (const { address, language, status, html } of pagesRead(name)) {
      if (status !== 200) continue;
      const toggle = /<a[^>]*hreflang="(?:en|fr)"[^>]*>/.exec(html)?.[0] ?? '';
      expect(toggle, address).toContain(`hreflang="${otherLanguage(language)}"`);
      expect(/href="([^"]*)"/.exec(toggle)?.[1]?.replaceAll('&#38;', '&').replaceAll('&amp;', '&')).toBe(samePage(examples(name), address));
    }
  });
});

/** What the server sent for each example of a page. */
const read = new Map<string, string>();
function pagesRead(name: PublicPage) {
  return examples(name).map((example) => ({ ...example, html: read.get(example.address) ?? '' }));
}

beforeAll(async () => {
  for (const { address } of names.flatMap((name) => examples(name))) read.set(address, (await tested.catalogue.app.inject(address)).body);
});

describe('without a script', () => {
  test.each(['home', 'search', 'listing', 'vendors'] as const)('the page %s shows its content', async (name) => {
    const plain = await tested.openPage({ javaScriptEnabled: false });
    for (const example of examples(name).slice(0, 2)) {
      await visit(plain, example);
      expect((await plain.locator('main').innerText()).length).toBeGreaterThan(300);
      expect(await plain.locator('main a').count()).toBeGreaterThan(3);
    }
    await plain.context().close();
  });
});

/** What has the focus: what it is, and whether that can be seen. */
const focus = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {
    name: element.tagName + ' ' + (element.id || element.getAttribute('name') || element.textContent || '').trim().slice(0, 40),
    seen: (outlined || style.boxShadow !== 'none') && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
})()`;

describe('by keyboard', () => {
  test.each(['home', 'search', 'listing', 'vendors', 'apiDocs'] as const)('every stop of the page %s can be seen, the way to the content first', async (name) => {
    const [example] = examples(name);
    if (example === undefined) throw new Error('There is no example.');
    await page.setViewportSize({ width: 1280, height: 900 });
    await visit(page, example);
    const unseen: string[] = [];
    for (let stop = 0; stop < 80; stop += 1) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate<{ name: string; seen: boolean } | null>(focus);
      if (found === null) break;
      if (!found.seen) unseen.push(found.name);
    }
    expect(unseen).toEqual([]);
    await visit(page, example);
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.getAttribute("href")')).toBe('#main');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
  });

  test.each(languages)('the menu of a narrow screen opens, leads on and closes, in %s', async (language) => {
    const narrow = await tested.openPage({ viewport: { width: 320, height: 800 } });
    const focused = () => narrow.evaluate<string>('document.activeElement.textContent.trim()');
    const isOpen = () => narrow.evaluate<boolean>('document.querySelector("#menu").matches(":popover-open")');
    const [home] = examples('home').filter((one) => one.language === language);
    await visit(narrow, { address: home?.address ?? '', status: 200 });
    const opener = narrow.locator('.top .wrap > .menu-button');
    expect(await narrow.locator('#menu').isVisible()).toBe(false);
    while ((await focused()) !== 'Menu') await narrow.keyboard.press('Tab');
    await narrow.keyboard.press('Enter');
    expect(await isOpen()).toBe(true);
    // The menu comes next, its way out first.
    await narrow.keyboard.press('Tab');
    expect(await focused()).toBe(language === 'en' ? 'Close' : 'Fermer');
    expect(await violationsOf(narrow, '#menu')).toEqual([]);
    await narrow.keyboard.press('Escape');
    expect([await isOpen(), await focused()]).toEqual([false, 'Menu']);
    await narrow.keyboard.press('Space');
    await narrow.keyboard.press('Tab');
    await narrow.keyboard.press('Enter');
    expect([await isOpen(), await focused()]).toEqual([false, 'Menu']);
    await narrow.keyboard.press('Enter');
    const links = narrow.locator('#menu a');
    for (let link = 0; link < (await links.count()); link += 1) {
      await narrow.keyboard.press('Tab');
      if (link === 0) await narrow.keyboard.press('Tab');
      expect(await focused()).toBe((await links.nth(link).innerText()).trim());
    }
    await links.nth(1).focus();
    await narrow.keyboard.press('Enter');
    await narrow.waitForURL(language === 'en' ? '**/en/areas/' : '**/fr/domaines/');
    expect([await isOpen(), await opener.isVisible()]).toEqual([false, true]);
    await narrow.context().close();
  });
});
