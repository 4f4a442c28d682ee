import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { setReviewScene } from '../support/review-scene.ts';

let tested: Awaited<ReturnType<typeof openBrowser>>;
let scene: Awaited<ReturnType<typeof setReviewScene>>;
let page: Page;
beforeAll(async () => {
  tested = await openBrowser();
  scene = await setReviewScene(tested.catalogue);
  page = await tested.openPage({ reducedMotion: 'reduce' });
  await signIn(page);
});
afterAll(() => tested.close());

async function signIn(target: Page): Promise<void> {
  const [name = '', ...value] = scene.moderator.cookie.split('=');
  await target.context().addCookies([{ name, value: value.join('='), url: tested.origin }]);
}

test('a moderator takes a submission, asks for changes on a field, mends a mistake, and does it all without a script and by the words of the page', async () => {
  const plain = await tested.openPage({ javaScriptEnabled: false });
  await signIn(plain);
  await plain.goto('/en/review/');
  await plain.getByRole('link', { name: 'Tide Gate' }).click();
  await plain.getByRole('button', { name: 'Take it' }).click();
  expect(await plain.getByText('You are dealing with it.').isVisible()).toBe(true);
  await plain.getByLabel('Request changes').check();
  await plain.getByLabel('Note to the vendor').fill('');
  await plain.getByRole('button', { name: 'Decide' }).click();
  // Nothing says why yet, and what was chosen is still chosen.
  expect(await plain.getByRole('alert').innerText()).toContain('Say why');
  expect(await plain.getByLabel('Request changes').isChecked()).toBe(true);
  await plain.getByLabel('Reads like an advertisement').check();
  await plain.getByLabel('Field 1', { exact: false }).first().selectOption('/summary/en');
  await plain.getByLabel('What to change in field 1').fill('Say what it does, in small letters.');
  await plain.getByRole('button', { name: 'Decide' }).click();
  expect(new URL(plain.url()).search).toBe('?done=request-changes');
  expect(await plain.getByRole('status').innerText()).toContain('Changes are requested');
  await plain.goto(`/fr/evaluation/soumissions/${scene.loud.revisionId}/`);
  expect(await plain.getByText('Say what it does, in small letters.').isVisible()).toBe(true);
  await plain.context().close();
});

test('a moderator approves a change by keyboard, and the public page says it within a second', async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/en/review/submissions/${scene.change}/`);
  await page.getByLabel('Approve now').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Decide' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/en/review/?done=approve');
  await tested.catalogue.jobs.drain();
  const slug = tested.catalogue.runtime.db.$client.prepare<[string], string>('select slug from listings where id = ?').pluck().get(scene.listingId) ?? '';
  expect((await tested.catalogue.app.inject({ url: `/en/solutions/${slug}/`, headers: { 'accept-encoding': 'identity' } })).body).toContain('It now covers everything!');
});
