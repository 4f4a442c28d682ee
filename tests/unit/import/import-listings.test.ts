import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyListingMove } from '#api/features/listings/index.ts';
import { importRow, openImportTarget } from '../../support/import-file.ts';

let target: Awaited<ReturnType<typeof openImportTarget>>;
beforeEach(async () => {
  target = await openImportTarget();
});
afterEach(() => target.close());

const idOf = (externalId: string): string => String(target.db.$client.prepare('select subject_id from external_ids where external_id = ?').pluck().get(externalId));

describe('rows', () => {
  test('are all written or none', async () => {
    const rows = [importRow({ id: 'a' }), importRow({ id: 'b', content: { website: 'nowhere' } }), importRow({ id: 'c' })];
    const { written, refused, problems } = await target.importRows(rows);
    expect([written, refused, target.count('listings'), target.count('vendors'), target.count('outbox')]).toEqual([false, 1, 0, 0, 0]);
    expect(problems).toEqual(['2 content.website: It must be a web address that begins with https:// or http://; it is "nowhere".']);
  });

  test('that fit are written alone with keepGood', async () => {
    const rows = [importRow({ id: 'a' }), importRow({ id: 'b', content: { website: 'nowhere' } }), importRow({ id: 'c' })];
    const { written, created, refused } = await target.importRows(rows, { keepGood: true });
    expect([written, created, refused, target.count('listings'), target.count('outbox')]).toEqual([true, 2, 1, 2, 2]);
  });

  test('are not written by a dry run', async () => {
    const { written, rows, refused } = await target.importRows([importRow()], { dryRun: true });
    expect([written, rows, refused, target.count('listings')]).toEqual([false, 1, 0, 0]);
  });

  test('are found again by their id: a second time changes nothing, another text makes a revision', async () => {
    expect(await target.importRows([importRow()])).toMatchObject({ created: 1 });
    expect(await target.importRows([importRow()])).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect([target.count('listings'), target.count('revisions')]).toEqual([1, 1]);
    expect(await target.importRows([importRow({ content: { summary: { en: 'A better ledger.' } } })])).toMatchObject({ updated: 1 });
    expect([target.count('listings'), target.count('revisions'), target.count('vendors')]).toEqual([1, 2, 1]);
    expect(target.exported()).toContain('A better ledger.');
  });

  test('change their vendor, and with it each of its listings', async () => {
    await target.importRows([importRow({ id: 'a' }), importRow({ id: 'b' })]);
    const before = target.count('outbox');
    await target.importRows([importRow({ id: 'a', vendor: { city: 'Sudbury' } })]);
    expect(target.exported()).toContain('"city":"Sudbury"');
    expect(target.count('outbox')).toBeGreaterThan(before + 1);
  });

  test('keep their order of lines though some are empty, and the last has no end', async () => {
    const { problems } = await target.importFile(`\n${JSON.stringify(importRow())}\r\n\n{"id": 3}\n{broken`);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(expect.arrayContaining(['4', '5']));
    expect(problems.at(-1)).toMatch(/^5 : The line is not JSON: /);
  });

  test('of a listing that was withdrawn are refused, and it stays withdrawn', async () => {
    await target.importRows([importRow()]);
    target.db.transaction((tx) => applyListingMove(tx, idOf('one'), 'withdraw', { actor: 'test', at: new Date() }));
    const { problems } = await target.importRows([importRow({ content: { summary: { en: 'Back again.' } } })]);
    expect(problems).toEqual(['1 id: This listing is withdrawn; an import does not bring it back.']);
  });

  test('never move a listing to another vendor', async () => {
    await target.importRows([importRow()]);
    const { problems } = await target.importRows([importRow({ vendor: { id: 'thief', operatingName: 'Thief' } })]);
    expect(problems).toEqual(['1 vendor.id: This listing belongs to another vendor, and an import does not move it.']);
    expect(target.count('vendors')).toBe(1);
  });

  test('twice in a file, by id or by address, are refused with the line of the first', async () => {
    const rows = [importRow({ id: 'a' }, { slug: 'ledger' }), importRow({ id: 'a' }), importRow({ id: 'b' }, { slug: 'ledger' })];
    const { problems } = await target.importRows(rows);
    expect(problems).toEqual(['2 id: The id "a" is on line 1 already.', '3 slug: The address "ledger" is on line 1 already.']);
  });

  test('cannot take the address of another listing, and get one of their own where they ask for none', async () => {
    await target.importRows([importRow({ id: 'a' }, { slug: 'ledger-a' })]);
    const { problems } = await target.importRows([importRow({ id: 'b' }, { slug: 'ledger-a' })]);
    expect(problems).toEqual(['1 slug: The address "ledger-a" belongs to another listing; leave it out to have one made.']);
    await target.importRows([importRow({ id: 'b', content: { name: { en: 'Ledger a' } } })]);
    expect(target.exported()).toContain('"slug":"ledger-a-2"');
  });

  test('of one vendor must agree, or name it by its id alone', async () => {
    const { problems } = await target.importRows([importRow({ id: 'a' }), importRow({ id: 'b', vendor: { city: 'Paris' } })]);
    expect(problems).toEqual(['2 vendor.city: Line 1 says something else of the vendor "acme" (city); say the same, or its id alone.']);
    const short = { ...importRow({ id: 'b' }), vendor: { id: 'acme' } };
    expect(await target.importRows([importRow({ id: 'a' }), short])).toMatchObject({ created: 2 });
    expect(await target.importRows([{ ...importRow({ id: 'c' }), vendor: { id: 'acme' } }])).toMatchObject({ created: 1 });
    const unknown = await target.importRows([{ ...importRow({ id: 'd' }), vendor: { id: 'nobody' } }]);
    expect(unknown.problems).toEqual(['1 vendor.id: The row names its vendor by id alone, and neither an earlier row that fits nor the catalogue says who that is.']);
  });

  test('keep the ownership that a vendor does not let be shown, and an export never tells it', async () => {
    await target.importRows([importRow({ vendor: { ownership: ['indigenous'] } })]);
    const exported = target.exported();
    expect(exported).not.toContain('indigenous');
    expect(await target.importFile(exported)).toMatchObject({ unchanged: 1 });
    expect(String(target.db.$client.prepare('select content from vendors').pluck().get())).toContain('indigenous');
  });

  test('are labelled as samples where they are told to be', async () => {
    await target.importRows([importRow({ id: 'a' })], { sample: true });
    await target.importRows([importRow({ id: 'b' })]);
    expect(target.db.$client.prepare('select sample from listings order by number').pluck().all()).toEqual([1, 0]);
  });
});

describe('what is wrong is told in a sentence', () => {
  test.each([
    [{ content: { categories: ['erp-finance'] } }, 'content.categories.1: "erp-finance" is none of the ids of categories; did you mean "erp-finance-hr"?'],
    [{ content: { areas: [{ id: 'secure-itt', reason: { en: 'x' } }] } }, 'content.areas.1.id: "secure-itt" is none of the ids of areas; did you mean "secure-it"?'],
    [{ vendor: { province: 'ontario' } }, 'vendor.province: "ontario" is none of the ids of provinces; did you mean "on"?'],
    [{ content: { deployment: [] } }, 'content.deployment: It is empty.'],
    [{ content: { name: {} } }, 'content.name: It has neither English nor French text.'],
    [{ content: { name: { en: 'x'.repeat(130) } } }, 'content.name.en: It has 130 characters; at most 100 are allowed.'],
    [{ content: { name: 'Ledger' } }, 'content.name: It must be an object, such as {"en": …, "fr": …} for a text; it is "Ledger".'],
    [{ content: { colour: 'blue' } }, 'content.colour: There is no such field.'],
    [{ content: { contact: { role: { en: 'x' }, email: 'nobody' } } }, 'content.contact.email: It must be an e-mail address; it is "nobody".'],
    [{ content: { contact: undefined } }, 'content.contact: It is missing; a listing needs a role and a monitored address that answer.'],
    [{ content: { website: 'javascript:alert(1)' } }, 'content.website: It must be a web address that begins with https:// or http://; it is "javascript:alert(1)".'],
    [
      { content: { website: 'www.acme.example' } },
      'content.website: It must be a web address that begins with https:// or http://; it is "www.acme.example" (--fix adds https://).',
    ],
    [
      { content: { certifications: [{ id: 'iso-27001', claim: { evidence: 'sworn', date: '2026-13-01' } }] } },
      'content.certifications.1.claim.evidence: It must be one of self-declared, evidence-linked, checked; it is "sworn".',
    ],
    [{ content: { pricing: { model: 'usage', minimum: 9, maximum: 3 } } }, 'content.pricing.maximum: It is smaller than the minimum.'],
    [{ content: { logo: { id: 'a'.repeat(64), alt: { en: 'x', fr: 'x' } } } }, 'content.logo.id: This catalogue has no such image; leave it out (--fix does).'],
  ])('%j', async (row, problem) => {
    const { problems, written } = await target.importRows([importRow(row)]);
    expect(problems[0]).toBe(`1 ${problem}`);
    expect(written).toBe(false);
  });

  test.each(['../../etc/passwd', 'Ünï', 'a--b', '-a', 'x'.repeat(81), 'a/b', '<script>', 'a b'])('the slug %s is refused', async (slug) => {
    const { problems } = await target.importRows([importRow({}, { slug })]);
    expect(problems[0]).toMatch(/^1 slug: /);
    expect(target.count('listings')).toBe(0);
  });
});

test('harmless repairs are made where they are asked for, and each is told', async () => {
  const row = importRow(
    {
      vendor: { province: 'Québec', website: ' acme.example ' },
      content: {
        name: 'Grand livre',
        website: 'www.acme.example/a',
        areas: [{ id: 'Gestion de la TI', reason: 'Il tient les comptes.' }],
        categories: 'ERP-Finance-HR',
        deployment: ['PaaS, SaaS', 'Nuage public'],
        certifications: [{ id: 'ISO/IEC 27001', claim: { evidence: 'self-declared', date: '2025-06-05T04:00:00.000Z' } }],
        logo: { id: 'a'.repeat(64), alt: { en: 'x', fr: 'x' } },
        documentation: null,
      },
    },
    { slug: 'Grand Livre !' },
  );
  const { problems, created, repaired } = await target.importRows([row], { fix: true, language: 'fr' });
  expect([problems, created]).toEqual([[], 1]);
  expect(repaired).toContainEqual({ line: 1, field: 'content.deployment', from: '["PaaS, SaaS","Nuage public"]', to: '["paas","saas","public-cloud"]' });
  expect(JSON.parse(target.exported())).toMatchObject({
    slug: 'grand-livre',
    vendor: { province: 'qc', website: 'https://acme.example' },
    content: {
      name: { fr: 'Grand livre' },
      website: 'https://www.acme.example/a',
      areas: [{ id: 'manage-it', reason: { fr: 'Il tient les comptes.' } }],
      categories: ['erp-finance-hr'],
      deployment: ['paas', 'saas', 'public-cloud'],
      certifications: [{ id: 'iso-27001', claim: { date: '2025-06-05' } }],
    },
  });
  expect(target.exported()).not.toContain('logo');
});
