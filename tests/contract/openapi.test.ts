import { Validator } from '@seriousme/openapi-schema-validator';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCatalogue } from '../support/test-catalogue.ts';

const snapshot = join(import.meta.dirname, 'openapi.json');
let catalogue: Awaited<ReturnType<typeof openTestCatalogue>>;
const written: Record<string, string> = {};

beforeAll(async () => {
  catalogue = await openTestCatalogue();
  for (const language of ['en', 'fr']) written[language] = (await catalogue.app.inject(`/api/openapi.json?lang=${language}`)).body;
});
afterAll(() => catalogue.close());

/** Every text that a reader reads, by where it stands; everything else is the same in both languages. */
function wordsOf(value: unknown, at = ''): Record<string, string> {
  if (value === null || typeof value !== 'object') return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, member]) =>
      ['description', 'summary', 'title'].includes(key) && typeof member === 'string' ? { [`${at}/${key}`]: member } : wordsOf(member, `${at}/${key}`),
    ),
  );
}

test('the API is described as it was when its description was last committed', () => {
  if (process.env['RENEW_SNAPSHOTS'] === '1' || !existsSync(snapshot)) writeFileSync(snapshot, `${written['en']}\n`);
  expect(`${written['en']}\n`, 'The API has changed. If that was meant, renew tests/contract/openapi.json: RENEW_SNAPSHOTS=1 npx pnpm@12.21.0 test, and commit it.').toBe(
    readFileSync(snapshot, 'utf8'),
  );
});

test.each(['en', 'fr'])('the description in %s is valid OpenAPI 3.1', async (language) => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(written[language] ?? ''));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('every reference leads somewhere, and every named part is used', () => {
  const text = written['en'] ?? '';
  const document = JSON.parse(text);
  const used = new Set([...text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind, name]) => `${kind}/${name}`));
  for (const [, name] of text.matchAll(/"(session|token)": \[/g)) used.add(`securitySchemes/${name}`);
  const named = Object.entries<object>(document.components).flatMap(([kind, parts]) => Object.keys(parts).map((name) => `${kind}/${name}`));
  expect([...used].filter((part) => !named.includes(part))).toEqual([]);
  expect(named.filter((part) => !used.has(part))).toEqual([]);
});

test('every text is in French in the French description, and the rest is the same', () => {
  const [en, fr] = [wordsOf(JSON.parse(written['en'] ?? '')), wordsOf(JSON.parse(written['fr'] ?? ''))];
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  const same = Object.entries(en).filter(([at, text]) => fr[at] === text);
  expect(same).toEqual([]);
});
