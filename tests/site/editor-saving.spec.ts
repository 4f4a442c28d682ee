import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
import { openBrowser } from '../support/browser.ts';
import { makeDraft, makeVendor, plainContent } from '../support/make-listings.ts';
import { openPerson, type TestPerson } from '../support/people.ts';

let tested: Awaited<ReturnType<typeof openBrowser>>;
let owner: TestPerson;
let vendor = '';
beforeAll(async () => {
  tested = await openBrowser();
  vendor = makeVendor(tested.catalogue.runtime.db, 'lasting-words', new Date());
  owner = await openPerson(tested.catalogue, { vendor: { id: vendor, role: 'owner' } });
});
afterAll(() => tested.close());

/** The first step of a draft in a window of its own, and where the draft is saved. */
async function openEditor(slug: string): Promise<{ page: Page; listing: string; open: () => Promise<Page> }> {
  const content = plainContent(`Draft ${slug}`);
  const { listingId: listing } = makeDraft(tested.catalogue.runtime.db, { slug, vendorId: vendor, content, at: new Date() });
  const open = async (): Promise<Page> => {
    const page = await tested.openPage({ reducedMotion: 'reduce' });
    const [name = '', ...value] = owner.cookie.split('=');
    await page.context().addCookies([{ name, value: value.join('='), url: tested.origin }]);
    await page.goto(pageAddress('editListing', 'en', { listing, step: '1' }));
    return page;
  };
  return { page: await open(), listing, open };
}

const shows = (page: Page, state: string): Promise<unknown> => page.waitForSelector(`[data-shows="${state}"]`, { timeout: 60_000 });

function savedName(listing: string): string {
  const content = tested.catalogue.runtime.db.$client.prepare<[string], string>('select content from drafts where listing_id = ?').pluck().get(listing);
  return content === undefined ? '' : String(JSON.parse(content).name?.en);
}

const name = 'main [name="name.en"]';

test('what is typed is saved after a rest, and the page says so', async () => {
  const { page, listing } = await openEditor('resting');
  await page.fill(name, 'Typed and rested');
  await shows(page, 'saved');
  expect(savedName(listing)).toBe('Typed and rested');
  expect(await page.locator('[data-state]').innerText()).toMatch(/\d{1,2}:\d{2}/);
  await page.context().close();
});

test('without a connection nothing is lost: it stays in the form, and is saved when the connection is back', async () => {
  const { page, listing } = await openEditor('offline');
  await page.context().setOffline(true);
  await page.fill(name, 'Typed in a tunnel');
  await shows(page, 'failed');
  expect([await page.inputValue(name), savedName(listing)]).toEqual(['Typed in a tunnel', '']);
  await page.context().setOffline(false);
  await shows(page, 'saved');
  expect(savedName(listing)).toBe('Typed in a tunnel');
  await page.context().close();
});

test('a window that is closed while it saves asks first', async () => {
  const { page, listing } = await openEditor('slow');
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => (letGo = done));
  await page.route('**/api/v1/**', async (route) => {
    await held;
    await route.continue();
  });
  // A browser asks only where somebody did something.
  await page.click(name);
  await page.keyboard.type(' and more');
  await shows(page, 'saving');
  const asked = page.waitForEvent('dialog', { timeout: 30_000 });
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  letGo();
  await shows(page, 'saved');
  expect(savedName(listing)).toContain(' and more');
  await page.context().close();
});

test('a page that is put away saves at once', async () => {
  const { page, listing } = await openEditor('put-away');
  // No rest is long enough for it to save by itself.
  await page.evaluate('globalThis.setTimeout = () => 0');
  await page.fill(name, 'Typed on a phone');
  await page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange'))`);
  await shows(page, 'saved');
  expect(savedName(listing)).toBe('Typed on a phone');
  await page.context().close();
});

test('of two windows the second is told, keeps what it says, and both versions can be seen', async () => {
  const { page: first, listing, open } = await openEditor('twice');
  const second = await open();
  await first.fill(name, 'The first window');
  await shows(first, 'saved');
  await second.fill(name, 'The second window');
  await shows(second, 'older');
  expect([await second.inputValue(name), savedName(listing)]).toEqual(['The second window', 'The first window']);
  await Promise.all([second.waitForNavigation(), second.click('main button[name=do][value=continue]:not([tabindex])')]);
  const text = await second.locator('main').innerText();
  expect(text).toContain('The first window');
  expect(text).toContain('The second window');
  await Promise.all([first.context().close(), second.context().close()]);
});

test('a session that ended loses nothing: the page says so, and saves after signing in again', async () => {
  const { page, listing } = await openEditor('ended');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.fill(name, 'Typed after the end');
  await shows(page, 'signedOut');
  expect(await page.inputValue(name)).toBe('Typed after the end');
  await page.context().addCookies(cookies);
  await shows(page, 'saved');
  expect(savedName(listing)).toBe('Typed after the end');
  await page.context().close();
});
