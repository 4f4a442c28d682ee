import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { ensureChromium } from './find-chromium.ts';
import { openTestCatalogue, type TestCatalogueOptions } from './test-catalogue.ts';

const quietly = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A browser before the whole product: the real server on a free port, with the samples unless they are not wanted. Open it once a file. */
export async function openBrowser(options: TestCatalogueOptions = {}) {
  const executablePath = ensureChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium to test with.');
  const [catalogue, browser] = await Promise.all([openTestCatalogue({ ...options, settings: { PORT: '0' } }), chromium.launch({ executablePath, args: quietly })]);
  const origin = await catalogue.app.listen({ host: '127.0.0.1', port: 0 });
  /** What any page said on its console as an error, or threw; a test may empty it. */
  const complaints: string[] = [];
  const openPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    return page;
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await catalogue.close();
  };
  return { catalogue, browser, origin, complaints, openPage, close };
}

/** What axe finds wrong on a page, or in one part of it, one line a violation, best practices among them. */
export async function violationsOf(page: Page, part = 'html'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`));
}

/** By how many pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
