import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAddress } from '#api/contract/addresses.ts';
import type { Language } from '#api/contract/text.ts';
import { openBrowser } from '../support/browser.ts';
import { isFullProof, within } from '../support/extent.ts';
import { openPerson } from '../support/people.ts';
import { PersonAtWork, type Way } from '../support/person-at-work.ts';

let tested: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  tested = await openBrowser();
  tested.catalogue.jobs.start();
});
afterAll(() => tested.close());

/** What somebody does and writes in one turn of the story. */
type Turn = { readonly language: Language; readonly way: Way; readonly script: boolean; readonly firm: string; readonly domain: string };

const turns: readonly Turn[] = [
  { language: 'en', way: 'keyboard', script: true, firm: 'Boreal Tide & "Co."', domain: 'boreal-tide.ca' },
  { language: 'fr', way: 'pointer', script: false, firm: 'L’Œil d’Hélène', domain: 'oeil-helene.ca' },
  { language: 'fr', way: 'keyboard', script: true, firm: 'Forêt & Fils', domain: 'foret-et-fils.ca' },
  { language: 'en', way: 'pointer', script: false, firm: 'North <i>Quay</i>', domain: 'north-quay.ca' },
];

const password = 'lantern moss quarry velvet';

/** The newest mail to an address that holds what is looked for, as its reader sees it on this machine. */
async function mailTo(page: Page, { language, address, holds }: { language: Language; address: string; holds: RegExp }): Promise<string> {
  const mails = page.locator('main .queue > li', { hasText: address });
  const read = async (): Promise<string> => {
    await page.goto(pageAddress('mailbox', language));
    return (await mails.allInnerTexts()).map((text) => text.replaceAll(/(\d)[ \u00a0\u202f](?=\d)/g, '$1')).find((text) => holds.test(text)) ?? '';
  };
  await expect.poll(read, { timeout: 10_000 }).not.toBe('');
  return read();
}

const linkIn = (text: string): string => {
  const found = /https?:\/\/\S+\?\S+/.exec(text)?.[0];
  if (found === undefined) throw new Error(`There is no link in: ${text.slice(0, 500)}`);
  const { pathname, search } = new URL(found);
  return `${pathname}${search}`;
};

async function signUp(person: PersonAtWork, { language, domain }: Turn): Promise<void> {
  await person.open(pageAddress('signUp', language));
  await person.write('name', 'Zoé Tremblay');
  await person.write('email', `zoe@${domain}`);
  await person.write('password', password);
  await person.choose('language', language);
  await person.choose('terms', 'yes');
  await person.press('main form.fields button[type=submit]');
  await person.open(linkIn(await mailTo(person.page, { language, address: `zoe@${domain}`, holds: /\?token=/ })));
  if ((await person.page.locator('main [name=password]').count()) > 0) await person.write('password', password);
  await person.press('main form.fields button[type=submit]');
}

async function createVendor(person: PersonAtWork, { language, firm, domain }: Turn): Promise<void> {
  await person.open(pageAddress('newVendor', language));
  await person.write('operatingName', firm);
  await person.write('legalName', `${firm} Inc.`);
  await person.write('website', `https://${domain}/`);
  await person.choose('province', 'qc');
  await person.press('main form.fields button[type=submit]');
  const proof = new URL(person.page.url()).pathname;
  const code = /\b\d{8}\b/.exec(await mailTo(person.page, { language, address: `zoe@${domain}`, holds: /\b\d{8}\b/ }))?.[0] ?? '';
  await person.open(proof);
  await person.write('code', code);
  await person.press('main form:has([name=code]) button[type=submit]');
  expect(
    tested.catalogue.runtime.db.$client.prepare<[string], string>('select status from vendors where name = ?').pluck().get(firm),
    `${code} ${await person.page.locator('main').innerText()}`,
  ).toBe('active');
}

/** Writes what is required and nothing else; gives the address of the listing. */
async function writeListing(person: PersonAtWork, { language, firm, domain }: Turn): Promise<string> {
  await person.open(pageAddress('workspace', language));
  const dashboard = await person.page
    .locator(`a[href^="${pageAddress('workspace', language)}"][href$="/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const vendor = dashboard.flatMap((href) => /[0-9a-f-]{36}/.exec(href) ?? [])[0] ?? '';
  await person.open(pageAddress('newListing', language, { vendor }));
  await person.press('main button[name=way][value=required]');
  const listing = /[0-9a-f-]{36}/.exec(new URL(person.page.url()).pathname)?.[0] ?? '';
  const before = person.done;
  await person.write(`name.${language}`, `${firm} Ledger`);
  await person.write(`summary.${language}`, 'C++ & "l’été": <b>permits</b> from the first call to the last stamp.');
  await person.write(`description.${language}`, 'It keeps **permits** in one place, and says what is still missing.');
  await person.write('website', `https://${domain}/ledger`);
  await person.choose('areas.0.id', 'service-it');
  await person.write(`areas.0.reason.${language}`, 'Citizens see where their permit stands.');
  await person.choose('categories[]', tested.catalogue.runtime.taxonomy.categories[2]?.id ?? '');
  await person.choose('deployment[]', 'saas');
  await person.write(`contact.role.${language}`, 'Sales');
  await person.write('contact.email', `sales@${domain}`);
  await person.press('main button[name=do][value=continue]:not([tabindex])');
  await submit(person, language, listing);
  process.stdout.write(`From the empty editor to submitted, with what is required alone, in ${language}: ${person.done - before} interactions\n`);
  expect(person.done - before).toBeLessThanOrEqual(25);
  return listing;
}

async function submit(person: PersonAtWork, language: Language, listing: string): Promise<void> {
  const check = pageAddress('checkListing', language, { listing });
  if (new URL(person.page.url()).pathname !== check) await person.open(check);
  await person.press('main form.submit button[type=submit]');
}

/** A moderator decides about what waits of a listing. */
async function decide(moderator: PersonAtWork, language: Language, listing: string, decision: 'approve' | 'request-changes'): Promise<void> {
  const submission = tested.catalogue.runtime.db.$client.prepare<[string], string>("select id from revisions where listing_id = ? and state = 'submitted'").pluck().get(listing);
  await moderator.open(pageAddress('reviewSubmission', language, { submission: submission ?? '' }));
  await moderator.choose('decision', decision);
  if (decision === 'request-changes') {
    const [reason] = await moderator.page.locator('main input[name="reasons[]"]').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value') ?? ''));
    await moderator.choose('reasons[]', reason ?? '');
    await moderator.unfold('main details:has([name="comments.0.pointer"]) > summary');
    await moderator.choose('comments.0.pointer', `/summary/${language}`);
    await moderator.write('comments.0.text', 'Say who stamps.');
  }
  await moderator.press('main form:has([name=decision]) button[type=submit]');
  expect(new URL(moderator.page.url()).searchParams.get('done'), await moderator.page.locator('main').innerText()).toBe(decision);
}

/** Milliseconds until the public finds a listing in search and on its page. */
async function timeToPublic(listing: string, sign: string): Promise<number> {
  const since = performance.now();
  const slug = tested.catalogue.runtime.db.$client.prepare<[string], string>('select slug from listings where id = ?').pluck().get(listing) ?? '';
  const shows = async (path: string): Promise<boolean> => (await (await fetch(`${tested.origin}${path}`)).text()).includes(sign);
  await expect
    .poll(async () => (await shows(`/en/solutions/${slug}/`)) && (await shows(`/api/v1/listings?q=${encodeURIComponent('stamp permits')}`)), { timeout: 30_000, interval: 20 })
    .toBe(true);
  return performance.now() - since;
}

// Every language in every way takes a while: the usual run takes each language and each way once.
test.each(isFullProof ? turns : turns.slice(0, 2))('a vendor signs up, lists a solution and withdraws it: $language, $way, with a script: $script', async (turn) => {
  const { language, way, script } = turn;
  const person = new PersonAtWork(await tested.openPage({ javaScriptEnabled: script }), way);
  await signUp(person, turn);
  await createVendor(person, turn);
  const listing = await writeListing(person, turn);

  const desk = await tested.openPage({ javaScriptEnabled: script });
  const [name = '', ...value] = (await openPerson(tested.catalogue, { role: 'moderator' })).cookie.split('=');
  await desk.context().addCookies([{ name, value: value.join('='), url: tested.origin }]);
  const moderator = new PersonAtWork(desk, way);
  await decide(moderator, language, listing, 'request-changes');

  await person.open(pageAddress('editListing', language, { listing, step: '1' }));
  expect(await person.page.locator('main').innerText()).toContain('Say who stamps.');
  await person.write(`summary.${language}`, 'Permits from the first call to the last stamp, by the clerk.');
  await person.press('main button[name=do][value=save]:not([tabindex])');
  await submit(person, language, listing);
  await decide(moderator, language, listing, 'approve');
  const shown = await timeToPublic(listing, 'last stamp, by the clerk');

  await person.open(pageAddress('editListing', language, { listing, step: '1' }));
  await person.write(`summary.${language}`, 'Permits from the first call to the last stamp, by two clerks.');
  await person.press('main button[name=do][value=save]:not([tabindex])');
  await submit(person, language, listing);
  await decide(moderator, language, listing, 'approve');
  const revised = await timeToPublic(listing, 'by two clerks');
  process.stdout.write(`Approved to public after ${shown.toFixed(0)} ms, revised after ${revised.toFixed(0)} ms, in ${language}\n`);
  expect(Math.max(shown, revised)).toBeLessThanOrEqual(within(1000));

  await person.open(pageAddress('moveListing', language, { listing, move: 'withdraw' }));
  await person.press('main form.fields button[type=submit]');
  const slug = tested.catalogue.runtime.db.$client.prepare<[string], string>('select slug from listings where id = ?').pluck().get(listing) ?? '';
  await expect.poll(async () => (await fetch(`${tested.origin}${pageAddress('listing', language, { slug })}`)).status, { timeout: within(1000), interval: 20 }).toBe(410);
  expect(tested.complaints.filter((one) => !one.includes('410'))).toEqual([]);
});
