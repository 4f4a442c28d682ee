import { afterAll, beforeAll, expect, test } from 'vitest';
import { extent } from '../support/extent.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

/** A page as the crawl found it. */
type Found = { readonly address: string; readonly status: number; readonly type: string; readonly body: string };

let catalogue: TestCatalogue;
const found = new Map<string, Found>();
const linkedFrom = new Map<string, string>();
/** Searches are endless: so many of the different ones are asked for. */
const searches = extent(150, 50);

beforeAll(async () => {
  catalogue = await openTestCatalogue();
  await crawl(['/', '/en/', '/fr/', '/sitemap.xml', '/robots.txt', '/api/docs/']);
}, 240_000);
afterAll(() => catalogue.close());

async function crawl(starts: readonly string[]): Promise<void> {
  const waiting = [...starts];
  let searched = 0;
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (found.has(address)) continue;
    if (/solutions\/\?/.test(address) && (searched += 1) > searches) continue;
    const page = await fetchPage(address);
    found.set(address, page);
    for (const link of linksOf(page)) {
      if (!linkedFrom.has(link)) linkedFrom.set(link, address);
      waiting.push(link.split('#')[0] ?? link);
    }
  }
}

async function fetchPage(address: string): Promise<Found> {
  const response = await catalogue.app.inject({ url: address, headers: { 'accept-encoding': 'identity' } });
  const location = response.headers.location;
  if (location !== undefined && response.statusCode < 400) return { address, status: response.statusCode, type: 'redirect', body: `<a href="${location}">` };
  const type = response.headers['content-type'] ?? '';
  return { address, status: response.statusCode, type, body: /text|xml|json/.test(type) ? response.body : '' };
}

const decode = (text: string) =>
  text
    .replaceAll(/&(?:amp|#38|#x26);/g, '&')
    .replaceAll(/&(?:quot|#34);/g, '"')
    .replaceAll('&#39;', "'");

/** Every address of this site that a page names, in its links, pictures and its head. */
function linksOf({ address, type, body }: Found): string[] {
  const written = /html|redirect/.test(type)
    ? [...body.matchAll(/\s(?:href|src|content|action)="([^"]*)"/g)]
    : /xml|rss|atom/.test(type)
      ? [...body.matchAll(/(?:<(?:loc|link|guid|id|url)[^>]*>|href=")([^<"]+)/g)]
      : [];
  const base = new URL(address, catalogue.runtime.config.baseUrl);
  return written.flatMap(([, text = '']) => {
    const url = /^(https?:|\/|\?|#[^0-9a-f]|\.)/.test(text) ? URL.parse(decode(text), base.href) : null;
    return url === null || url.origin !== base.origin ? [] : [`${url.pathname}${url.search}${url.hash}`];
  });
}

const pagesFound = () => [...found.values()].filter(({ type, status }) => type.includes('html') && status === 200);

test('no page links to one that does not exist', () => {
  const missing = [...found.values()]
    .filter(({ status }) => status >= 400)
    .map(({ address, status }) => `${address} (${status}) is linked from ${linkedFrom.get(address) ?? 'nowhere'}`);
  process.stdout.write(`The crawl found ${found.size} addresses, ${pagesFound().length} of them pages.\n`);
  expect(found.size).toBeGreaterThan(600);
  expect(missing).toEqual([]);
});

test('every link to a place within a page leads to one', () => {
  const lost = [...linkedFrom].filter(([link]) => {
    const [address = '', place] = link.split('#');
    const body = found.get(address)?.body;
    return place !== undefined && place !== '' && body !== undefined && body.includes('<html') && !body.includes(`id="${decodeURIComponent(place)}"`);
  });
  expect(lost).toEqual([]);
});

test('every page has a title of its own, a description, and its own address in both languages', () => {
  const own = pagesFound().filter(({ address }) => !address.includes('?'));
  const titles = Map.groupBy(own, ({ body }) => /<title>([^<]*)/.exec(body)?.[1] ?? '');
  // Names of vendors and solutions may be the same in both languages.
  const shared = [...titles].filter(
    ([title, group]) =>
      title === '' || group.filter(({ address }) => address.startsWith('/en/')).length > 1 || group.filter(({ address }) => address.startsWith('/fr/')).length > 1,
  );
  expect(shared.map(([title, group]) => `${title}: ${group.map(({ address }) => address).join(' ')}`)).toEqual([]);
  const { baseUrl } = catalogue.runtime.config;
  const wrong = own.filter(({ address, body }) => {
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(body)?.[1];
    const description = /<meta name="description" content="([^"]*)"/.exec(body)?.[1] ?? '';
    const sides = [...body.matchAll(/<link rel="alternate" hreflang="(en|fr)" href="([^"]*)"/g)].map(([, , href = '']) => href);
    return canonical !== `${baseUrl}${address}` || description.length < 20 || sides.length !== 2 || sides.some((href) => found.get(href.replace(baseUrl, ''))?.status !== 200);
  });
  expect(wrong.map(({ address }) => address)).toEqual([]);
});
