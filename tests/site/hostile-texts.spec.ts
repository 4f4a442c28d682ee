import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#api/contract/text.ts';
import { pages } from '#api/contract/addresses.ts';
import { openBrowser } from '../support/browser.ts';
import { setHostileScene } from '../support/hostile-scene.ts';
import { fillEverySlot, slotsOfScene } from '../support/hostile-slots.ts';

let tested: Awaited<ReturnType<typeof openBrowser>>;
let scene: Awaited<ReturnType<typeof setHostileScene>>;
const hits: string[] = [];
beforeAll(async () => {
  tested = await openBrowser({ samples: false, published: false });
  scene = await setHostileScene(tested.catalogue);
  await tested.catalogue.jobs.drain();
});
afterAll(() => tested.close());

/** A page of a browser that would run anything: no policy holds it back, and whatever runs or is loaded from elsewhere is noted. */
async function openTrap(cookie: string): Promise<Page> {
  const page = await tested.openPage({ bypassCSP: true });
  const [name = '', ...value] = cookie.split('=');
  await page.context().addCookies([{ name, value: value.join('='), url: tested.origin }]);
  await page.exposeFunction('__hit', (which: unknown) => void hits.push(`${page.url()}: ${String(which)}`));
  page.on('dialog', (dialog) => void (hits.push(`${page.url()}: a dialog`), dialog.dismiss()));
  await page.route(
    (url) => url.origin !== tested.origin,
    (route) => void (hits.push(`${page.url()} loads ${route.request().url()}`), route.abort()),
  );
  return page;
}

/** Brings everything about that an attribute could wait for: focus, the mouse, the keyboard. */
const rouse = `for (const element of document.querySelectorAll('main *'))
  for (const kind of ['focus', 'mouseover', 'mouseenter', 'pointerenter', 'animationstart', 'toggle', 'error', 'load'])
    element.dispatchEvent(new Event(kind, { bubbles: false }));`;

test('nothing that anyone typed runs in a browser without a policy, on any page', { timeout: 240_000 }, async () => {
  const people = { owner: await openTrap(scene.person.cookie), administrator: await openTrap(scene.administratorCookie) };
  const slots = slotsOfScene(tested.catalogue, scene);
  let [looks, shown] = [0, 0];
  for (const [at, page] of Object.values(pages).entries()) {
    const [address = ''] = fillEverySlot(page[languages[at % 2] ?? 'en'].replaceAll(/\[(\w+)\]/g, ':$1'), slots);
    const browser = /^\/(en\/workspace|fr\/espace)\//.test(address) ? people.owner : people.administrator;
    const answer = await browser.goto(address, { waitUntil: 'load' });
    if (answer?.status() !== 200) continue;
    looks += 1;
    await browser.evaluate(rouse);
    if (/hit/.test(await browser.locator('main').innerText())) shown += 1;
  }
  process.stdout.write(`${looks} pages looked at in a browser without a policy, of which ${shown} show what was typed: ${hits.length} things ran.\n`);
  expect(shown).toBeGreaterThan(20);
  expect(hits).toEqual([]);
});

test('nothing runs as a search is typed, suggested and marked', async () => {
  const page = await openTrap(scene.administratorCookie);
  await page.goto('/en/solutions/');
  await page.locator('main input[type="search"]').first().pressSequentially('x-hit', { delay: 30 });
  await page.waitForTimeout(800);
  expect(await page.locator('main').innerHTML()).toContain('<mark>');
  await page.evaluate(rouse);
  expect(hits).toEqual([]);
});

test('the trap is set: the same texts run where they are put into a page as markup', async () => {
  const page = await openTrap(scene.person.cookie);
  await page.goto('/en/about/');
  await page.evaluate(`document.querySelector('main').innerHTML = '<img src="/nothing" onerror="__hit(1)">'`);
  await page.waitForTimeout(300);
  expect(hits).toEqual([expect.stringContaining('/en/about/: 1')]);
});
