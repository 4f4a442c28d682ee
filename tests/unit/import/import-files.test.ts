import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generateListings } from '#api/features/generate/index.ts';
import { loadSamples } from '#api/features/samples/index.ts';
import { importRow, openImportTarget } from '../../support/import-file.ts';
import { root } from '../../support/run-server.ts';

let target: Awaited<ReturnType<typeof openImportTarget>>;
beforeEach(async () => {
  target = await openImportTarget();
});
afterEach(() => target.close());

const heading =
  'id,vendor.operatingName,vendor.province,vendor.website,name.en,summary.en,description.en,website,areas.1.id,areas.1.reason.en,categories,deployment,contact.role.en,contact.email';
const cells = [
  'one',
  'Acme',
  'on',
  'https://acme.example',
  'Ledger',
  'A ledger.',
  'It keeps books.',
  'https://acme.example/l',
  'manage-it',
  'Books.',
  'erp-finance-hr',
  'saas',
  'Sales',
  'sales@acme.example',
];
const csv = { format: 'csv' as const };

test.each([
  ['commas and line feeds', `${heading}\n${cells.join(',')}\n`],
  ['carriage returns', `${heading}\r\n${cells.join(',')}\r\n`],
  ['a byte order mark', `\uFEFF${heading}\n${cells.join(',')}`],
  ['semicolons, as spreadsheets in French write', `${heading.replaceAll(',', ';')}\n${cells.join(';')}`],
  ['tabs', `${heading.replaceAll(',', '\t')}\n${cells.join('\t')}`],
  ['quoted cells with line feeds', `${heading}\n${cells.map((cell) => `"${cell.replace('It keeps', 'It\nkeeps')}"`).join(',')}`],
])('a CSV with %s is read', async (_, file) => {
  const { problems, created } = await target.importFile(file, csv);
  expect([problems, created]).toEqual([[], 1]);
});

test.each([
  ['Latin-1', Buffer.from(`${heading}\n${cells.join(',').replace('Ledger', 'Grand livre fédéral')}`, 'latin1'), 'is not UTF-8'],
  ['UTF-16', Buffer.from(`\uFEFF${heading}`, 'utf16le'), 'is UTF-16'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'UTF-8'],
  ['zero bytes', Buffer.from('id\0,name'), 'bytes that no text has'],
  ['a column that is none', 'id,nmae.en\n1,x', 'did you mean "name.en"?'],
  ['a column twice', 'id,id\n1,2', 'is there twice'],
  ['a quote that never ends', `${heading}\n"one,two`, 'cannot be read after line'],
])('a file of %s is refused in one sentence', async (_, file, words) => {
  const refused = target.importFile(file, csv);
  await expect(refused).rejects.toThrow(words);
  await expect(refused).rejects.toThrow(/^The [^\n]*[.?]$/);
  expect(target.count('listings')).toBe(0);
});

test.each(['=HYPERLINK("http://evil.example","x")', "=cmd|' /C calc'!A0", '@SUM(1+1)', "+cmd|' /C calc'!A0", '-2+3+cmd|x!A'])(
  'the cell %s is no text, and nothing of it is kept',
  async (formula) => {
    const row = cells.with(4, `"${formula.replaceAll('"', '""')}"`).join(',');
    const { problems, written } = await target.importFile(`${heading}\n${row}`, csv);
    expect(problems).toEqual(['2 content.name.en: It begins as a formula of a spreadsheet does; write the text itself.']);
    expect([written, target.count('listings')]).toEqual([false, 0]);
  },
);

test('a row is told by the line on which it begins', async () => {
  const long = cells.map((cell) => (cell === 'It keeps books.' ? '"It\nkeeps\nbooks."' : cell));
  const { problems } = await target.importFile(`${heading}\n${long.join(',')}\n\n${cells.with(0, 'two').with(8, 'nowhere').join(',')}`, csv);
  expect(problems).toEqual([expect.stringMatching(/^6 content\.areas\.1\.id: /)]);
});

test('an export is guarded against formulas, and an import takes the guard away', async () => {
  await target.importRows([importRow({ content: { name: { en: '=1+1' }, summary: { en: '-5 % in a year' } } })]);
  const file = target.exported('csv');
  expect(file).toContain(",'=1+1,");
  expect(file).not.toMatch(/,"?[=@]/);
  expect(await target.importFile(file, csv)).toMatchObject({ unchanged: 1, refused: 0 });
});

test.each(['jsonl', 'csv'] as const)('what is exported as %s is found unchanged by its import, and makes the same catalogue elsewhere', async (format) => {
  await loadSamples({ db: target.db, now: () => new Date(), images: target.folder, samples: join(root, 'data/samples/vendors') });
  await generateListings({ db: target.db, taxonomy: target.taxonomy, data: join(root, 'data'), listings: 150, seed: 11, now: () => new Date(), follow: 'rebuild' });
  const file = target.exported(format);
  const again = await target.importFile(file, { format });
  expect(again).toMatchObject({ refused: 0, created: 0, updated: 0, unchanged: again.rows });
  const elsewhere = await openImportTarget();
  const copied = await elsewhere.importFile(file, { format, fix: true });
  expect(copied).toMatchObject({ refused: 0, created: again.rows });
  expect(contents(elsewhere.exported())).toEqual(contents(target.exported()));
  elsewhere.close();
});

/** What an export says, but for images, which stay where they are. */
function contents(exported: string): unknown[] {
  const lines = exported.trim().split('\n').toSorted();
  return lines.map((line): unknown => JSON.parse(line, (key, value: unknown) => (key === 'logo' || key === 'screenshots' ? undefined : value)));
}

test('a file of a thousand listings is written in one transaction, and broken off it leaves nothing', async () => {
  const rows = Array.from({ length: 1000 }, (_, at) => importRow({ id: `row-${at}` }));
  const broken = target.importRows(rows, {
    onProgress: (phase) => {
      if (phase === 'writing' && target.count('listings') > 0) throw new Error('The power went out.');
    },
  });
  await expect(broken).rejects.toThrow('The power went out.');
  expect([target.count('listings'), target.count('vendors'), target.count('outbox')]).toEqual([0, 0, 0]);
});
