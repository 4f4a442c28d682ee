import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { feedAddress, feedFormats } from '#api/contract/addresses.ts';
import { languages } from '#api/contract/text.ts';
import { makeLive, makeVendor, move, plainContent } from '../support/make-listings.ts';
import { all, readXml, textOf, type Element } from '../support/read-xml.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

const base = 'https://catalogue.example';
let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ settings: { BASE_URL: base } });
});
afterAll(() => catalogue.close());

const get = (address: string, headers: Record<string, string> = {}) =>
  catalogue.app.inject({ url: address, headers: { 'accept-encoding': 'identity', host: 'evil.example', ...headers } });
const subjects = (language: 'en' | 'fr') => ['all', language === 'en' ? 'featured' : 'en-vedette', ...catalogue.runtime.taxonomy.areas.map(({ slug }) => slug[language])];
const every = () =>
  languages.flatMap((language) => subjects(language).flatMap((subject) => feedFormats.map((format) => ({ language, format, address: feedAddress(language, subject, format) }))));

const Rfc3339 = z.iso.datetime({ offset: true });
const Address = z.url().startsWith(`${base}/`);
const JsonFeed = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: Address,
  feed_url: Address,
  language: z.enum(['en-CA', 'fr-CA']),
  authors: z.array(z.object({ name: z.string().min(1) })).min(1),
  items: z
    .array(
      z.looseObject({
        id: z.string().startsWith('tag:'),
        url: Address,
        title: z.string().min(1),
        content_html: z.string().startsWith('<p>'),
        summary: z.string().min(1),
        image: Address.endsWith('.png'),
        date_published: Rfc3339,
        date_modified: Rfc3339,
        authors: z.array(z.object({ name: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
});

function checkRss(rss: Element): void {
  expect(rss.attributes['version']).toBe('2.0');
  const [channel] = rss.children;
  if (channel === undefined) throw new Error('There is no channel.');
  for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate']) expect(textOf(channel, name), name).toBeTruthy();
  expect(channel.children.find(({ name }) => name === 'atom:link')?.attributes).toMatchObject({ rel: 'self', type: 'application/rss+xml' });
  const items = all(channel, 'item');
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    for (const name of ['title', 'link', 'guid', 'pubDate', 'description', 'dc:creator', 'content:encoded']) expect(textOf(item, name), name).toBeTruthy();
    expect(textOf(item, 'pubDate')).toMatch(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
    Address.parse(textOf(item, 'link'));
  }
}

function checkAtom(feed: Element): void {
  expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
  for (const name of ['id', 'title', 'updated', 'author']) expect(textOf(feed, name), name).toBeDefined();
  Rfc3339.parse(textOf(feed, 'updated'));
  expect(feed.children.filter(({ name, attributes }) => name === 'link' && attributes['rel'] === 'self')).toHaveLength(1);
  const entries = all(feed, 'entry');
  expect(entries.length).toBeGreaterThan(0);
  expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(entries.length);
  for (const entry of entries) {
    for (const name of ['id', 'title', 'summary', 'content']) expect(textOf(entry, name), name).toBeTruthy();
    for (const name of ['published', 'updated']) Rfc3339.parse(textOf(entry, name));
    expect(all(entry, 'author').flatMap((author) => textOf(author, 'name'))[0]).toBeTruthy();
    Address.parse(entry.children.find(({ name }) => name === 'link')?.attributes['href']);
  }
}

test('every feed has what its format requires, in its language, with addresses from the setting alone', async () => {
  const types = { rss: 'application/rss+xml; charset=utf-8', atom: 'application/atom+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8' };
  const all = every();
  expect(all).toHaveLength(36);
  for (const { address, format, language } of all) {
    const answer = await get(address);
    expect([address, answer.statusCode, answer.headers['content-type']]).toEqual([address, 200, types[format]]);
    expect(answer.body).not.toContain('evil.example');
    expect(answer.body).toContain(language === 'fr' ? 'Le CATAlog\u00a0: ' : 'The CATAlog: ');
    if (format === 'json') JsonFeed.parse(JSON.parse(answer.body));
    else if (format === 'rss') checkRss(readXml(answer.body));
    else checkAtom(readXml(answer.body));
  }
});

test('the feed of what is featured tells the stories, and each item leads to its page', async () => {
  const { items } = JsonFeed.parse((await get('/fr/fils/en-vedette.json')).json());
  const featured = (await get('/api/v1/featured')).json<{ items: { headline: { fr: string } }[] }>();
  expect(items.map(({ title }) => title.replace('[Exemple] ', ''))).toEqual(featured.items.map(({ headline }) => headline.fr));
  for (const { url } of items) expect((await get(new URL(url).pathname)).statusCode).toBe(200);
});

test('a feed that is known is not sent again', async () => {
  const { etag } = (await get('/en/feeds/all.atom')).headers;
  const again = await get('/en/feeds/all.atom', { 'if-none-match': `W/"x", ${String(etag)}` });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('what a vendor types stays text in every format, and what XML refuses is left out', async () => {
  const { db } = catalogue.runtime;
  const at = new Date();
  const vendorId = makeVendor(db, 'hostile', at);
  const name = { en: ']]></title><script>alert(1)</script> & "Co." \u0008\u{1f600}\ud83d' };
  const id = makeLive(db, { slug: 'hostile-one', vendorId, content: plainContent('x', { name, summary: { en: '<img src=x onerror=alert(1)> &amp; {{x}}' } }), at });
  await catalogue.jobs.drain();
  const [item] = all(readXml((await get('/en/feeds/all.rss')).body), 'item');
  if (item === undefined) throw new Error('There is no item.');
  expect(textOf(item, 'title')).toBe(']]></title><script>alert(1)</script> & "Co." \u{1f600}');
  expect(textOf(item, 'content:encoded')).toContain('<p>&lt;img src=x onerror=alert(1)&gt; &amp;amp; {{x}}</p>');
  expect(readXml((await get('/en/feeds/secure-it.atom')).body).name).toBe('feed');
  expect(JsonFeed.parse((await get('/en/feeds/all.json')).json()).items[0]?.content_html).not.toContain('<img');

  move(db, id, 'withdraw', new Date());
  await catalogue.jobs.drain();
  for (const { address } of every()) expect((await get(address)).body).not.toContain('hostile-one');
  expect(catalogue.errors).toEqual([]);
});

test('a feed of nothing is still whole, and one that is not there is a page that says so', async () => {
  const empty = await openTestCatalogue({ samples: false });
  const body = async (address: string): Promise<string> => (await empty.app.inject({ url: address, headers: { 'accept-encoding': 'identity' } })).body;
  expect(textOf(readXml(await body('/en/feeds/all.atom')), 'updated')).toBe('2016-07-06T00:00:00.000Z');
  expect(all(readXml(await body('/fr/fils/en-vedette.rss')), 'item')).toHaveLength(0);
  await empty.close();
  for (const address of ['/en/feeds/nope.rss', '/fr/fils/featured.rss', '/en/feeds/all.xml']) expect((await get(address)).statusCode).toBe(404);
});
