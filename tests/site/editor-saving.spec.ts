import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
import type { Language } from '#api/contract/text.ts';
import { openBrowser } from '../support/browser.ts';
import { makeDraft, makeVendor, plainContent } from '../support/make-listings.ts';
import { openPerson, type TestPerson } from '../support/people.ts';

let tested: Awaited<ReturnType<typeof openBrowser>>;
let owner: TestPerson;
let vendor = '';
beforeAll(async () => {
  tested = await openBrowser();
  vendor = makeVendor(tested.catalogue.runtime.db, 'lasting-words', new Date());
});
// Each by a session of its own: some end it.
beforeEach(async () => {
  owner = await openPerson(tested.catalogue, { vendor: { id: vendor, role: 'owner' } });
});
afterAll(() => tested.close());

/** The first step of a draft in a window of its own, and where the draft is saved. */
async function openEditor(slug: string, language: Language = 'en', step = '1'): Promise<{ page: Page; listing: string; open: () => Promise<Page> }> {
  const content = plainContent(`Draft ${slug}`);
  const { listingId: listing } = makeDraft(tested.catalogue.runtime.db, { slug, vendorId: vendor, content, at: new Date() });
  const open = async (): Promise<Page> => {
    const page = await tested.openPage({ reducedMotion: 'reduce' });
    const [name = '', ...value] = owner.cookie.split('=');
    await page.context().addCookies([{ name, value: value.join('='), url: tested.origin }]);
    await page.goto(pageAddress('editListing', language, { listing, step }));
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

const words = {
  en: { offline: 'You are offline. What you type is kept in this browser', signedOut: 'you are signed out. What you type is kept in this browser' },
  fr: {
    offline: 'Vous êtes hors ligne. Ce que vous écrivez est gardé dans ce navigateur',
    signedOut: 'votre session a pris fin. Ce que vous écrivez est gardé dans ce navigateur',
  },
} as const;

test.each(['en', 'fr'] as const)('whoever is offline is told so in %s, and what they typed outlives the page and is saved when they are back', async (language) => {
  const { page, listing } = await openEditor(`offline-${language}`, language);
  const context = page.context();
  await context.setOffline(true);
  await page.fill(name, 'Typed in a tunnel');
  await shows(page, 'offline');
  expect(await page.locator('[data-state]').innerText()).toContain(words[language].offline);
  await page.fill(name, 'Typed in a longer tunnel');
  expect([await page.inputValue(name), savedName(listing)]).toEqual(['Typed in a longer tunnel', '']);
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(pageAddress('editListing', language, { listing, step: '1' }));
  expect(await again.inputValue(name)).toBe('Typed in a longer tunnel');
  await shows(again, 'saved');
  expect(savedName(listing)).toBe('Typed in a longer tunnel');
  expect(await again.evaluate('localStorage.length')).toBe(0);
  await context.setOffline(true);
  await shows(again, 'offline');
  await again.fill(name, 'Typed as the train came out');
  await context.setOffline(false);
  await shows(again, 'saved');
  expect(savedName(listing)).toBe('Typed as the train came out');
  await context.close();
});

test('nobody else in the same browser sees what was typed, and whoever signs out leaves nothing of it', async () => {
  const { page, listing } = await openEditor('shared');
  const context = page.context();
  await context.setOffline(true);
  await page.fill(name, 'For my eyes');
  await shows(page, 'offline');
  const other = await openPerson(tested.catalogue, { vendor: { id: vendor, role: 'editor' } });
  // Nothing is saved meanwhile.
  await context.route('**/api/v1/**', (route) => route.abort());
  await context.setOffline(false);
  const own = await context.cookies();
  const [key = '', ...value] = other.cookie.split('=');
  await context.addCookies([{ name: key, value: value.join('='), url: tested.origin }]);
  const theirs = await context.newPage();
  await theirs.goto(pageAddress('editListing', 'en', { listing, step: '1' }));
  expect(await theirs.inputValue(name)).toBe('Draft shared');
  await context.addCookies(own);
  await theirs.goto(pageAddress('editListing', 'en', { listing, step: '1' }));
  expect(await theirs.inputValue(name)).toBe('For my eyes');
  await page.close();
  await Promise.all([theirs.waitForNavigation(), theirs.click('form[data-sign-out] button')]);
  expect(await theirs.evaluate('localStorage.length')).toBe(0);
  await context.close();
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

test.each(['en', 'fr'] as const)(
  'a session that ended in the middle of typing loses nothing: told in %s, the draft is as it was typed after signing in again',
  async (language) => {
    const { page, listing } = await openEditor(`ended-${language}`, language);
    const address = pageAddress('editListing', language, { listing, step: '1' });
    const person = await openPerson(tested.catalogue, { vendor: { id: vendor, role: 'editor' }, password: 'a harbour of many words' });
    const [key = '', ...value] = person.cookie.split('=');
    await page.context().addCookies([{ name: key, value: value.join('='), url: tested.origin }]);
    await page.goto(address);
    await page.context().clearCookies();
    await page.fill(name, 'Typed after the end');
    await shows(page, 'signedOut');
    expect(await page.locator('[data-state]').innerText()).toContain(words[language].signedOut);
    expect(await page.inputValue(name)).toBe('Typed after the end');
    await page.goto(address);
    expect(new URL(page.url()).pathname).toBe(pageAddress('signIn', language));
    await page.fill('main [name=email]', person.email);
    await page.fill('main [name=password]', 'a harbour of many words');
    await Promise.all([page.waitForURL(`**${address}`), page.click('main form button[type=submit]')]);
    expect(await page.inputValue(name)).toBe('Typed after the end');
    await shows(page, 'saved');
    expect(savedName(listing)).toBe('Typed after the end');
    await page.context().close();
  },
);

const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n', 'latin1');

test.each([true, false])('files outlive a mistake elsewhere in the same step, with a script (%s) or without', async (javaScriptEnabled) => {
  const content = { ...plainContent('Filed'), securityLevel: { id: 'protected-b', claim: { evidence: 'self-declared' as const, date: '2026-01-01' } } };
  const { listingId: listing } = makeDraft(tested.catalogue.runtime.db, { slug: `filed-${javaScriptEnabled}`, vendorId: vendor, content, at: new Date() });
  const page = await tested.openPage({ reducedMotion: 'reduce', javaScriptEnabled });
  const [key = '', ...value] = owner.cookie.split('=');
  await page.context().addCookies([{ name: key, value: value.join('='), url: tested.origin }]);
  const send = () => Promise.all([page.waitForNavigation(), page.click('main button[name=do][value=continue]:not([tabindex])')]);

  await page.goto(pageAddress('editListing', 'en', { listing, step: '8' }));
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#123' } })
    .png()
    .toBuffer();
  await page.setInputFiles('#f-logo-file', { name: 'logo.png', mimeType: 'image/png', buffer: picture });
  await page.fill('[name=pressKit]', 'nowhere');
  await send();
  expect(await page.locator('main [role=alert] a[href="#f-pressKit"]').count()).toBe(1);
  expect([await page.inputValue('[name=pressKit]'), await page.locator('#rows-logo img').count()]).toEqual(['nowhere', 1]);

  await page.goto(pageAddress('editListing', 'en', { listing, step: '4' }));
  await page.setInputFiles('#f-securityLevel-claim-file', { name: 'letter.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.setInputFiles('#f-dataResidency-claim-file', { name: 'bad.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no') });
  await page.fill('[name=vulnerabilityDisclosure]', 'nobody');
  await send();
  expect(await page.locator('main [role=alert] a[href="#f-vulnerabilityDisclosure"]').count()).toBe(1);
  expect(await page.locator('.files').innerText()).toContain('letter.pdf');
  await page.context().close();
});
