import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '#api/contract/addresses.ts';
import { setHostileScene } from '../../support/hostile-scene.ts';
import { fillEverySlot, slotsOfScene } from '../../support/hostile-slots.ts';
import { hostileTexts } from '../../support/hostile-text.ts';
import { elementsOf, trapsIn, wordsOf } from '../../support/read-html.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { placesOf } from '../../support/walk-schema.ts';
import { isOfApi, listReads, listWrites, takenBack, type Route } from './walk-routes.ts';

let catalogue: TestCatalogue;
let scene: Awaited<ReturnType<typeof setHostileScene>>;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  scene = await setHostileScene(catalogue);
  await catalogue.jobs.drain();
});
afterAll(() => catalogue.close());

const readers = () => [scene.visitor, scene.owner, scene.administrator];
const one = (url: string) => fillEverySlot(url.replace(/\[(\w+)\]/g, ':$1'), slotsOfScene(catalogue, scene))[0] ?? '';
const patterns = Object.values(pages).flatMap(({ en, fr }) => [en, fr]);

const taken = () =>
  catalogue.app.routeTable.flatMap(({ query }) => (query === undefined ? [] : placesOf(query).map(({ path }) => path.replace(/^\./, '').replaceAll(/\[\]|\./g, ''))));

/** The names of parameters that a page leads to by its links and forms. */
async function namesOn(pattern: string): Promise<readonly string[]> {
  const elements = elementsOf((await scene.administrator.open(one(pattern))).body);
  const names = elements.flatMap(({ attributes }) => [attributes['name'] ?? '', ...new URL(attributes['href'] ?? '', 'https://own.invalid').searchParams.keys()]);
  return [...new Set(names)].filter((name) => name !== '');
}

type Answered = { readonly body: string; readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>> };

/** What an answer would run; `undefined` where it is no page. */
function trapsOf({ body, headers, statusCode }: Answered, asked: string): string[] {
  if (statusCode >= 500) return [`${asked}: ${statusCode}`];
  return String(headers['content-type']).startsWith('text/html') ? trapsIn(body).map((trap) => `${asked}: ${trap}`) : [];
}

const textFor = (turn: number): string => hostileTexts[turn % hostileTexts.length] ?? '';

test('no parameter of any page comes back as markup, alone or with all others', async () => {
  const own = new Map(await Promise.all(patterns.map(async (pattern) => [pattern, await namesOn(pattern)] as const)));
  const all = [...new Set([...taken(), ...[...own.values()].flat(), 'next', 'token', 'done', 'since', 'add', 'website', 'request', 'listing', 'lang'])].filter(
    (name) => name !== '',
  );
  const traps: string[] = [];
  let [asked, echoed] = [0, 0];
  for (const [at, pattern] of patterns.entries()) {
    const together = [0, 7].map((turn) => all.map((name, place): [string, string] => [name, textFor(turn + at + place)]));
    const alone = (own.get(pattern) ?? []).map((name, turn): [string, string][] => [[name, textFor(turn + at)]]);
    for (const [turn, query] of [...together, ...alone].entries()) {
      const address = `${one(pattern)}?${new URLSearchParams(query).toString()}`;
      const answer = await (readers()[(at + turn) % 3] ?? scene.visitor).open(address);
      traps.push(...trapsOf(answer, address));
      asked += 1;
      if (/hit/.test(wordsOf(answer.body))) echoed += 1;
    }
  }
  process.stdout.write(`${asked} queries of ${all.length} parameters, of which ${echoed} came back as text: ${traps.length} traps.\n`);
  expect(all.length).toBeGreaterThan(50);
  expect(echoed).toBeGreaterThan(100);
  expect(traps.slice(0, 20)).toEqual([]);
});

test('no slot of any address comes back as markup, whatever is encoded in it', async () => {
  const traps: string[] = [];
  for (const [at, url] of listReads(catalogue.app).entries())
    for (const [turn, text] of [textFor(at), textFor(at + 7), 'a\r\nx-hit: 1', '\u202ehit', '../../x-hit', '\0'].entries()) {
      const address = url.replaceAll(/:\w+|\*/g, encodeURIComponent(text));
      if (address === url) continue;
      const answer = await (readers()[(at + turn) % 3] ?? scene.visitor).open(address);
      traps.push(...trapsOf(answer, address));
      if (answer.headers['x-hit'] !== undefined) traps.push(`${address}: a header`);
    }
  expect(traps.slice(0, 20)).toEqual([]);
});

/** Every field of a form and one that it has not, each with a hostile text. */
function fieldsFor({ body }: Route, turn: number): [string, string][] {
  const names = body === undefined ? [] : placesOf(body).map(({ path }) => path.replace(/^\./, '').replaceAll('[]', '.0'));
  return [...new Set([...names, '"><x-hit>', '<script>__hit(1)</script>.en'])]
    .filter((name) => name !== '')
    .map((name, at) => [name, hostileTexts[(turn + at) % hostileTexts.length] ?? '']);
}

test('no field of any form comes back as markup where the form is shown again', async () => {
  const forms = listWrites(catalogue.app).filter((route) => !isOfApi(route));
  const traps: string[] = [];
  let again = 0;
  for (const [at, route] of forms.entries())
    for (const turn of [at, at + 5, at + 10])
      for (const reader of readers())
        await takenBack(catalogue, async () => {
          const address = one(route.url);
          const answer = await reader.post(address, fieldsFor(route, turn));
          traps.push(...trapsOf(answer, address));
          if (answer.statusCode === 422) again += 1;
        });
  process.stdout.write(`${forms.length} forms, shown again ${again} times: ${traps.length} traps.\n`);
  expect(again).toBeGreaterThan(200);
  expect(traps.slice(0, 20)).toEqual([]);
});

test('what a header says of the host, or of the part that is wanted, is in no answer', async () => {
  const headers = {
    host: 'evil.invalid"><x-hit>',
    'x-forwarded-host': 'evil.invalid',
    'x-forwarded-proto': 'javascript',
    forwarded: 'host=evil.invalid',
    'x-fragment': '"><x-hit>',
    'x-original-url': '/"><x-hit>',
  };
  const named: string[] = [];
  for (const url of listReads(catalogue.app).filter((given) => !given.includes('*'))) {
    const answer = await catalogue.app.inject({ url: one(url), headers: { ...headers, cookie: scene.administratorCookie } });
    if (answer.body.includes('evil.invalid') || String(answer.headers.location).includes('evil.invalid')) named.push(url);
  }
  expect(named).toEqual([]);
});
