import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { violationsOf } from '../support/browser.ts';

/** What holds for the search box wherever it stands: its key, and its suggestions. `opened` gives a page with scripts. */
export function describeSearchBox(opened: () => Page): void {
  let page: Page;
  beforeEach(() => void (page = opened()));
  const active = (): Promise<string> => page.evaluate<string>('document.activeElement.id');
  const type = (text: string): Promise<void> => page.locator('#q').pressSequentially(text, { delay: 15 });

  test('the key / leads to the box, but stays a letter where one writes', async () => {
    for (const address of ['/en/solutions/', '/fr/', '/en/plan/']) {
      await page.goto(address);
      await page.keyboard.press('/');
      expect(await active()).toBe('q');
      await page.keyboard.press('/');
      expect(await page.locator('#q').inputValue()).toBe('/');
    }
  });

  test('the key / can be turned off, and the browser remembers it', async () => {
    await page.goto('/en/accessibility/');
    await page.locator('#slash-switch').uncheck();
    await page.goto('/fr/');
    await page.keyboard.press('/');
    expect(await active()).not.toBe('q');
    await page.goto('/fr/accessibilite/');
    await page.locator('#slash-switch').check();
    await page.keyboard.press('/');
    expect(await active()).toBe('q');
  });

  describe.each([
    ['/en/solutions/', 'clou', /\/en\/solutions\/\?category=cloud-/],
    ['/fr/', 'nuag', /\/fr\/solutions\/\?category=cloud-/],
  ])('at %s', (address, typed, target) => {
    test('suggestions are chosen by keyboard, closed by Escape, and named to assistive technology', async () => {
      await page.goto(address);
      const box = page.getByRole('combobox');
      const options = page.getByRole('option');
      await type(typed);
      await options.first().waitFor();
      expect(await box.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('ArrowDown');
      const first = await options.first().getAttribute('id');
      expect(await box.getAttribute('aria-activedescendant')).toBe(first);
      expect(await options.first().getAttribute('aria-selected')).toBe('true');
      expect(await violationsOf(page, '.searchbox')).toEqual([]);
      await page.keyboard.press('ArrowUp');
      expect(await box.getAttribute('aria-activedescendant')).toBeNull();
      await page.keyboard.press('Escape');
      expect([await options.count(), await box.getAttribute('aria-expanded'), await box.inputValue()]).toEqual([0, 'false', typed]);
      await page.keyboard.press('ArrowDown');
      await options.first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(target);
    });
  });

  test('suggestions leave the filters beside them in sight', async () => {
    const box = async (locator: string) => (await page.locator(locator).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    for (const width of [960, 1100, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/en/solutions/');
      await type('clou');
      await page.getByRole('option').first().waitFor();
      const [list, filters] = [await box('.suggestions'), await box('#filters')];
      expect(list.x, `${width} pixels`).toBeGreaterThanOrEqual(filters.x + filters.width);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
}
