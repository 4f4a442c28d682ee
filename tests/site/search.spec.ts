import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facetNames } from '#api/contract/facets.ts';
import { openBrowser, overflowOf, violationsOf } from '../support/browser.ts';

let site: Awaited<ReturnType<typeof openBrowser>>;
let still: Page;
beforeAll(async () => {
  site = await openBrowser();
  still = await site.openPage({ javaScriptEnabled: false });
});
afterAll(() => site.close());

const countOf = async (page: Page): Promise<number> => Number.parseInt(await page.locator('#results-title').innerText(), 10);
const linksOf = (page: Page): Promise<string[]> => page.locator('#search a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
const html = async (address: string): Promise<string> => (await site.catalogue.app.inject({ url: address })).body;

describe.each(['en', 'fr'])('without a script, in %s', (language) => {
  const here = `/${language}/solutions/`;

  test('words and filters are a form, and each choice can be taken back', async () => {
    await still.goto(here);
    const all = await countOf(still);
    await still.locator('#q').fill('cloud');
    await still.locator('#q').press('Enter');
    expect(new URL(still.url()).searchParams.get('q')).toBe('cloud');
    await still.getByRole('checkbox', { name: /^(Service IT|Services de TI)/ }).check();
    await still.locator('.apply button').click();
    expect(new URL(still.url()).searchParams.getAll('area')).toEqual(['service-it']);
    const chosen = await countOf(still);
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).toBeLessThan(all);
    await still.locator('.chips a').first().click();
    expect(new URL(still.url()).search).toBe('?q=cloud');
  });

  test('a filter folded away says in its summary what is chosen', async () => {
    await still.goto(`${here}?deployment=saas&action=cloud-adoption`);
    for (const name of ['deployment', 'action']) expect(await still.locator(`#facet-${name} > summary .picked`).innerText()).not.toBe('');
    await still.locator('.chips .clear').click();
    expect(new URL(still.url()).search).toBe('');
  });

  test('an order other than the usual one is kept while words change', async () => {
    await still.goto(here);
    await still.locator('.sort a', { hasText: /Name|Nom/ }).click();
    await still.locator('#q').fill('cloud');
    await still.locator('#q').press('Enter');
    expect(new URL(still.url()).search).toBe('?q=cloud&sort=name');
    expect(await still.locator('.sort a[aria-current]').innerText()).toMatch(/Name|Nom/);
  });

  test('pages of results lead on, back and to the last one', async () => {
    await still.goto(here);
    await still.locator('a[rel="next"]').click();
    expect(new URL(still.url()).search).toBe('?page=2');
    expect(await still.locator('.pages [aria-current="page"]').innerText()).toContain('2');
    expect(await still.locator('a[rel="prev"]').getAttribute('href')).toBe(here);
    await still.goto(`${here}?page=400`);
    expect(await still.locator('.notice').innerText()).toContain('400');
  });

  test.each(['C++ & "Co."', '<script>document.title = "broken"</script>', '" AND -x*', "l’œuvre d'Hélène %00 \\"])('the search %j is text', async (q) => {
    const response = await still.goto(`${here}?${new URLSearchParams({ q }).toString()}`);
    expect(response?.status()).toBe(200);
    expect(await still.locator('#q').inputValue()).toBe(q);
    expect(await still.title()).toContain(q);
    expect(await still.locator('script', { hasText: 'broken' }).count()).toBe(0);
  });

  test('a search without a result says what to leave out, and how many that finds', async () => {
    await still.goto(`${here}?q=cloud&area=work-it&security=top-secret`);
    expect(await countOf(still)).toBe(0);
    const step = still.locator('.loosen li').first();
    const promised = Number.parseInt(await step.locator('.n').innerText(), 10);
    await step.locator('a').click();
    expect(await countOf(still)).toBe(promised);
    await still.goto(`${here}?q=qzxwvkj`);
    expect(await still.locator('.popular a').count()).toBeGreaterThan(4);
    expect(await still.locator('.empty a[href^="mailto:"]').count()).toBe(1);
  });

  test('a misspelled word is corrected, and can be searched as it is', async () => {
    await still.goto(`${here}?q=recods`);
    expect(await countOf(still)).toBeGreaterThan(0);
    await still.locator('.corrected a').click();
    expect(new URL(still.url()).searchParams.get('q')).toBe('"recods"');
    expect(await still.locator('.corrected').count()).toBe(0);
  });

  test('campaign parameters, wrong values and broken cookies change nothing and are not carried along', async () => {
    await still.context().addCookies([{ name: 'x', value: '%E0%A4%A', url: site.origin }]);
    await still.goto(`${here}?utm_source=paper&area=secure-it&area=%3Cb%3E&page=-3&sort=price&fbclid=1`);
    expect(await countOf(still)).toBeGreaterThan(0);
    const links = await linksOf(still);
    expect(links.filter((link) => /utm|fbclid|price/.test(link))).toEqual([]);
    expect(await still.locator('link[rel="canonical"]').getAttribute('href')).toMatch(new RegExp(`${here}\\?area=secure-it$`));
  });

  test('everything may be listed by search engines, a choice may not', async () => {
    const whole = await html(`${here}?page=2`);
    expect(whole).not.toContain('noindex');
    expect(whole).toMatch(new RegExp(`rel="canonical" href="[^"]+${here}\\?page=2"`));
    for (const query of ['q=cloud', 'area=work-it', 'sort=name']) expect(await html(`${here}?${query}`)).toContain('<meta name="robots" content="noindex, follow">');
  });

  test('the toggle of languages keeps the search', async () => {
    await still.goto(`${here}?q=cloud&area=service-it&page=2`);
    expect(await still.locator('header a[hreflang]').getAttribute('href')).toMatch(/solutions\/\?q=cloud&area=service-it&page=2$/);
  });
});

test('what a vendor wrote is text, also where words of the search are marked in it', async () => {
  await still.goto('/en/solutions/?q=c%2B%2B');
  const title = still.locator('.card-title a[href*="cpp-and-co-analyzer"]');
  expect(await title.innerText()).toBe('C++ & "Co." <Analyzer>');
  expect(await title.locator('mark').count()).toBeGreaterThan(0);
});

test('a solution written in the other language is labelled, and its words carry their language', async () => {
  await still.goto('/en/solutions/?q=Formulaire+par+formulaire');
  const card = still.locator('.card', { hasText: 'Plume' }).first();
  expect(await card.locator('.card-title').getAttribute('lang')).toBe('fr');
  expect(await card.innerText()).toContain('in French');
});

test('no option of a deep link is lost, whether it has results or not', async () => {
  const { facets } = (await site.catalogue.app.inject({ url: '/api/v1/listings' })).json();
  for (const name of facetNames) {
    const rarest = facets[name].toSorted((a: { count: number }, b: { count: number }) => a.count - b.count)[0].id;
    const page = await html(`/en/solutions/?${name}=${rarest}&q=qzxwvkj`);
    expect([name, new RegExp(`id="${name}-${rarest}"[^>]* checked`).test(page)]).toEqual([name, true]);
  }
  for (const query of ['', '?q=cloud', '?q=qzxwvkj']) {
    const every = await html(`/en/solutions/${query}`);
    const options = facetNames.flatMap((name) => facets[name].map(({ id }: { id: string }) => `${name}-${id}`));
    expect(options.filter((option) => !every.includes(`id="${option}"`))).toEqual([]);
  }
});

test('on a narrow screen the filters unfold without a script, on a wide one they are in sight', async () => {
  const box = still.getByRole('checkbox', { name: /^Service IT/ });
  await still.setViewportSize({ width: 320, height: 700 });
  await still.goto('/en/solutions/?area=work-it');
  expect(await box.isVisible()).toBe(false);
  expect(await still.locator('#filters > summary').innerText()).toBe('Filters (1)');
  await still.locator('#filters > summary').click();
  expect(await box.isVisible()).toBe(true);
  await still.setViewportSize({ width: 1280, height: 900 });
  await still.goto('/en/solutions/');
  expect(await box.isVisible()).toBe(true);
});

const states = ['?q=recods&area=service-it&security=protected-b&page=2', '?q=qzxwvkj&category=iam&deployment=saas'];

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test('axe finds nothing on any state of the page, in either language', async () => {
    const page = await site.openPage({ colorScheme });
    for (const address of ['/en/solutions/', '/fr/solutions/'].flatMap((here) => states.map((query) => here + query))) {
      await page.goto(address);
      expect([address, await violationsOf(page)]).toEqual([address, []]);
    }
    await page.context().close();
  });
});

test('nothing scrolls sideways at 320 pixels, the filters folded or not', async () => {
  const page = await site.openPage({ viewport: { width: 320, height: 700 } });
  for (const address of ['/en/solutions/', '/fr/solutions/'].flatMap((here) => states.map((query) => here + query))) {
    await page.goto(address);
    const folded = await overflowOf(page);
    await page.locator('#filters > summary').click();
    await page.evaluate<void>('document.querySelectorAll("#filters details").forEach((fold) => { fold.open = true; })');
    expect([address, folded, await overflowOf(page)]).toEqual([address, 0, 0]);
  }
  await page.context().close();
});

test('no page complained on its console, and nothing failed on the server', () => {
  expect([...site.complaints, ...site.catalogue.errors]).toEqual([]);
});
