import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../support/find-chromium.ts';
import { pageSamples } from './page-samples.ts';

/** The widths and colour schemes in which each page is looked at. */
const looks = [
  { name: 'wide', width: 1280, scheme: 'light' },
  { name: 'wide-dark', width: 1280, scheme: 'dark' },
  { name: 'narrow', width: 320, scheme: 'light' },
  { name: 'narrow-dark', width: 320, scheme: 'dark' },
] as const;

const folder = resolve(import.meta.dirname, '../../var/screenshots');

/** Takes every page of a running server in one look; says which are wider than the window. */
async function takeLook(browser: Browser, base: string, look: (typeof looks)[number], only: RegExp): Promise<void> {
  const context = await browser.newContext({ viewport: { width: look.width, height: 900 }, colorScheme: look.scheme });
  const page = await context.newPage();
  for (const { name, address } of await pageSamples(base)) {
    const file = `${name}-${look.name}.png`;
    if (!only.test(file)) continue;
    await page.goto(`${base}${address}`, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(folder, file), fullPage: true });
    const excess = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    if (typeof excess === 'number' && excess > 0) process.stdout.write(`${file} is ${excess} px wider than its window\n`);
  }
  await context.close();
}

const [base = 'http://localhost:4400', only = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: findChromium() ?? chromium.executablePath(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const look of looks) await takeLook(browser, base, look, new RegExp(only));
await browser.close();
process.stdout.write(`Screenshots are in ${folder}\n`);
