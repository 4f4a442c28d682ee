import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageName } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import { openBrowser, overflowOf, violationsOf } from '../support/browser.ts';
import { isFullProof } from '../support/extent.ts';
import { smallTargets } from '../support/small-targets.ts';
import { privateExamples, privatePages, setPrivateScene, type PrivateExample, type Who } from './private-examples.ts';

let tested: Awaited<ReturnType<typeof openBrowser>>;
let examples: readonly PrivateExample[];
/** One window for each person. */
let windows: Readonly<Record<Who, Page>>;

beforeAll(async () => {
  tested = await openBrowser();
  const scene = await setPrivateScene(tested.catalogue);
  examples = privateExamples(scene);
  const open = async (cookie?: string): Promise<Page> => {
    const page = await tested.openPage({ reducedMotion: 'reduce' });
    const [name = '', ...value] = (cookie ?? '').split('=');
    if (cookie !== undefined) await page.context().addCookies([{ name, value: value.join('='), url: tested.origin }]);
    return page;
  };
  windows = { nobody: await open(), owner: await open(scene.owner.cookie), administrator: await open(scene.administrator.cookie) };
}, 120_000);
afterAll(() => tested.close());

const skeleton = `({
  h1: document.querySelectorAll('h1').length,
  main: document.querySelectorAll('main').length,
  language: document.documentElement.lang,
  hasTitle: document.title.length > 5,
  robots: document.querySelector('meta[name=robots]')?.content.includes('noindex') ?? false,
})`;

/** In the dark only colours differ. */
async function darkViolationsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const { violations } = await new AxeBuilder({ page }).options({ runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations'] }).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`));
}

/** What is wrong with a page as it stands in its window: barriers, light and dark, and what does not fit a phone. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  // Nothing runs in a frame without any right, axe neither, and it would be waited for.
  await page.evaluate(`for (const frame of document.querySelectorAll('iframe[sandbox=""][title]')) frame.remove()`);
  const light = (await violationsOf(page)).map((one) => `in light: ${one}`);
  const dark = isFullProof ? (await darkViolationsOf(page)).map((one) => `in the dark: ${one}`) : [];
  await page.setViewportSize({ width: 320, height: 800 });
  const small = (await page.evaluate<string[]>(smallTargets)).map((one) => `has a small target: ${one}`);
  const excess = await overflowOf(page);
  return [...light, ...dark, ...small, ...(excess > 0 ? [`is ${excess} pixels wider than 320`] : [])];
}

const empty = `(() => {
  const typed = 'input[type=text], input[type=email], input[type=url], input[type=password], textarea';
  const form = [...document.querySelectorAll('main form[method=post]')].find((one) => one.querySelector(typed) !== null);
  if (form === undefined) throw new Error('There is no form to type into.');
  form.noValidate = true;
  for (const field of form.querySelectorAll(typed)) field.value = '';
  form.requestSubmit();
})()`;

/** Empties the first form in which something is typed, and sends it; the status of the answer. */
async function sendEmpty(page: Page): Promise<number> {
  const [answer] = await Promise.all([page.waitForNavigation({ timeout: 60_000 }), page.evaluate(empty)]);
  return answer?.status() ?? 0;
}

test('every page behind a sign-in, or that only a link leads to, has an example', () => {
  expect(new Set(examples.map(({ name }) => name))).toEqual(new Set(privatePages));
});

/** The languages take turns, but where everything is looked at. */
const languagesOf = (name: PageName) => (isFullProof ? languages : languages.filter((language) => (privatePages.indexOf(name) % 2 === 0) === (language === 'en')));

describe.each(privatePages)('the page %s', (name) => {
  test.each(languagesOf(name))('is whole, accessible and fits in %s, also when it tells mistakes', { timeout: 90_000 }, async (language) => {
    const wrong: string[] = [];
    for (const { address, who, status, told } of examples.filter((one) => one.name === name && one.language === language)) {
      const page = windows[who];
      tested.complaints.length = 0;
      const answer = await page.goto(address);
      expect([address, answer?.status()]).toEqual([address, status]);
      expect(await page.evaluate<object>(skeleton), address).toEqual({ h1: 1, main: 1, language, hasTitle: true, robots: true });
      wrong.push(...(await faultsOf(page)).map((one) => `${address} ${one}`));
      wrong.push(...tested.complaints.filter((text) => status === 200 || !text.includes(`status of ${status}`)).map((one) => `${address} complains: ${one}`));
      if (!told) continue;
      await page.setViewportSize({ width: 1280, height: 900 });
      expect([address, await sendEmpty(page)]).toEqual([address, 422]);
      expect(await page.locator('main [role=alert] a').count(), address).toBeGreaterThan(0);
      wrong.push(...(await faultsOf(page)).map((one) => `${address}, telling mistakes, ${one}`));
    }
    expect(wrong).toEqual([]);
  });
});
