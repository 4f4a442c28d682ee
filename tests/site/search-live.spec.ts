import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { describeSearchBox } from './describe-search-box.ts';

let site: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;
beforeAll(async () => {
  site = await openBrowser();
  page = await site.openPage();
});
afterEach(() => page.unrouteAll({ behavior: 'ignoreErrors' }));
afterAll(() => site.close());

const query = (): string => new URL(page.url()).search;
const active = (): Promise<string> => page.evaluate<string>('document.activeElement.id || document.activeElement.textContent.trim()');
const title = (): Promise<string> => page.locator('#results-title').innerText();
const type = (text: string): Promise<void> => page.locator('#q').pressSequentially(text, { delay: 15 });
/** Marks the document, so that a page that was loaded anew is known by the lack of it. */
const mark = (): Promise<void> => page.evaluate<void>('void (window.marked = true)');
const isMarked = (): Promise<boolean> => page.evaluate<boolean>('window.marked === true');
/** The regions that are renewed, as HTML, without what the reader unfolded. */
const regions = (): Promise<string> =>
  page.evaluate<string>(`['filters', 'results'].map((id) => {
    const copy = document.getElementById(id).cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll('*')]) for (const name of ['open', 'aria-busy']) element.removeAttribute(name);
    for (const box of document.getElementById(id).querySelectorAll('input[type=checkbox]')) copy.querySelector('#' + box.id).dataset.checked = box.checked;
    return copy.outerHTML;
  }).join('')`);
const open = async (address: string): Promise<void> => {
  await page.goto(address);
  await mark();
};

describe.each(['en', 'fr'])('with its script, in %s', (language) => {
  const here = `/${language}/solutions/`;

  test('what is shown as one types is what the whole page shows', async () => {
    await open(here);
    await type('cloud secur');
    await page.waitForURL(`**${here}?q=cloud+secur`);
    await page.locator('#area-service-it').check();
    await page.waitForURL(/area=service-it/);
    const live = await regions();
    expect(await isMarked()).toBe(true);
    const titles = await page.title();
    await page.reload();
    expect(live).toBe(await regions());
    expect(titles).toBe(await page.title());
  });

  test('typing keeps focus and caret, and is one step of the history', async () => {
    await open(`${here}?area=secure-it`);
    const before = await title();
    await type('mail');
    await page.waitForURL(/q=mail/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('X');
    await page.waitForURL(/q=maXil/);
    expect(await active()).toBe('q');
    expect(await page.evaluate<number>('document.activeElement.selectionStart')).toBe(3);
    await page.goBack();
    expect(query()).toBe('?area=secure-it');
    await expect.poll(title).toBe(before);
    expect(await page.locator('#q').inputValue()).toBe('');
    expect(await isMarked()).toBe(true);
  });
});

test('back and forward lead through choices, without loading the page anew', async () => {
  await open('/en/solutions/');
  const shown = [await title()];
  for (const id of ['area-work-it', 'security-protected-a']) {
    await page.locator(`#${id}`).check();
    await page.waitForURL((url) => url.search.includes(id.slice(id.indexOf('-') + 1)));
    shown.push(await title());
  }
  expect(new Set(shown).size).toBe(3);
  for (const step of [1, 0]) {
    await page.goBack();
    await expect.poll(title).toBe(shown[step]);
    expect(await page.locator('#filters :checked').count()).toBe(step);
  }
  await page.goForward();
  await page.goForward();
  await expect.poll(title).toBe(shown[2]);
  expect(await isMarked()).toBe(true);
});

test('a choice keeps the focus, and what is unfolded stays unfolded', async () => {
  await open('/en/solutions/');
  await page.locator('#facet-deployment > summary').click();
  await page.locator('#facet-residency > summary').click();
  await page.locator('#deployment-saas').focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/deployment=saas/);
  await expect.poll(() => page.locator('.chips a').count()).toBe(2);
  expect(await active()).toBe('deployment-saas');
  expect(await page.locator('#facet-deployment').getAttribute('open')).toBe('');
  expect(await page.locator('#facet-residency').getAttribute('open')).toBeNull();
});

test('chips are removed one after the other by keyboard, and the focus ends at the results', async () => {
  await open('/en/solutions/?area=work-it&area=secure-it');
  await page.locator('.chips a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?area=(work|secure)-it$/);
  await expect.poll(active).toContain('IT');
  await page.keyboard.press('Enter');
  await page.waitForURL(/solutions\/$/);
  await expect.poll(active).toBe('results-title');
});

test('the filters are skipped by keyboard', async () => {
  await open('/en/solutions/');
  await page.locator('#q').focus();
  for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  expect(await active()).toBe('results-title');
  expect(await isMarked()).toBe(true);
});

test('the next page begins at its top, with the focus on its title', async () => {
  await open('/en/solutions/');
  await page.locator('a[rel="next"]').click();
  await page.waitForURL(/page=2/);
  await expect.poll(active).toBe('results-title');
  await expect.poll(() => page.evaluate<boolean>('document.querySelector("#results").getBoundingClientRect().top >= 0')).toBe(true);
  expect(await isMarked()).toBe(true);
});

test('coming back from a solution shows the whole page as it was left', async () => {
  await open('/en/solutions/');
  await type('passkey');
  await page.waitForURL(/q=passkey/);
  const left = await regions();
  await page.keyboard.press('Escape');
  await page.locator('.card-title a').first().click();
  await page.waitForURL(/\/en\/solutions\/[^?]+\/$/);
  await page.goBack();
  await page.locator('header.top').waitFor();
  expect(await page.locator('#q').inputValue()).toBe('passkey');
  expect(await regions()).toBe(left);
});

test('the count is announced, and the toggle of languages follows', async () => {
  await open('/en/solutions/');
  const status = page.locator('#results [role="status"]');
  const before = await status.innerText();
  await type('passkey');
  await page.waitForURL(/q=passkey/);
  await expect.poll(() => status.innerText()).not.toBe(before);
  expect(await page.locator('header a[hreflang]').getAttribute('href')).toMatch(/\/fr\/solutions\/\?q=passkey$/);
});

describeSearchBox(() => page);

test('a late answer never takes the place of a newer one', async () => {
  await open('/en/solutions/');
  const held = Promise.withResolvers<void>();
  await page.route(/q=mail$/, async (route) => {
    await held.promise;
    await route.continue().catch(() => undefined);
  });
  await type('mail');
  await expect.poll(() => page.locator('#results').getAttribute('aria-busy'), { timeout: 20_000 }).toBe('true');
  await type('box');
  await page.waitForURL(/q=mailbox/);
  const newer = await title();
  held.resolve();
  await page.waitForTimeout(800);
  expect([query(), await title(), await page.locator('#results[aria-busy="true"]').count()]).toEqual(['?q=mailbox', newer, 0]);
});

test('where the catalogue does not answer, it is said, and the form is sent as without a script', async () => {
  await open('/en/solutions/');
  await page.route(/\/en\/solutions\/\?/, (route) => (route.request().headers()['x-fragment'] === undefined ? route.continue() : route.abort()));
  await type('mail');
  await expect.poll(() => page.locator('#results [role="status"]').innerText()).toContain('cannot be reached');
  expect(await page.locator('#results h2').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=mail/);
  expect(await isMarked()).toBe(false);
  await mark();
  await page.locator('#area-work-it').check();
  await page.waitForURL(/area=work-it/);
  await page.waitForLoadState();
  expect(await isMarked()).toBe(false);
  site.complaints.splice(0, site.complaints.length, ...site.complaints.filter((one) => !one.includes('ERR_FAILED')));
});

test('a fragment and its page never take each other’s place in a cache', async () => {
  const ask = (headers: Record<string, string>) => site.catalogue.app.inject({ url: '/en/solutions/?q=cloud', headers });
  const [whole, fragment] = [await ask({}), await ask({ 'x-fragment': 'results' })];
  expect([whole.headers.vary, fragment.headers.vary].map((vary) => String(vary).includes('x-fragment'))).toEqual([true, true]);
  expect(fragment.headers.etag).not.toBe(whole.headers.etag);
  expect([whole.body.includes('<main'), fragment.body.includes('<main')]).toEqual([true, false]);
});

test.each([
  ['/en/solutions/', 12, 60],
  ['/en/', 5, 60],
  ['/en/solutions/permit-ledger/', 5, 40],
])('%s ships at most %d kB of script and %d kB in all, compressed', async (address, mostScript, mostWhole) => {
  const sizes = { script: 0, whole: 0 };
  const light = await site.openPage();
  light.on('response', async (response) => {
    const kind = response.request().resourceType();
    if (!['document', 'stylesheet', 'script'].includes(kind)) return;
    const { responseBodySize } = await response.request().sizes();
    sizes.whole += responseBodySize;
    if (kind === 'script') sizes.script += responseBodySize;
  });
  await light.goto(address, { waitUntil: 'networkidle' });
  await light.context().close();
  process.stdout.write(`${address}: ${(sizes.script / 1000).toFixed(1)} kB of script, ${(sizes.whole / 1000).toFixed(1)} kB of HTML, CSS and script\n`);
  expect(sizes.script).toBeGreaterThan(0);
  expect(sizes.script).toBeLessThanOrEqual(mostScript * 1000);
  expect(sizes.whole).toBeLessThanOrEqual(mostWhole * 1000);
});

test('no page complained on its console, and nothing failed on the server', () => {
  expect([...site.complaints, ...site.catalogue.errors]).toEqual([]);
});
