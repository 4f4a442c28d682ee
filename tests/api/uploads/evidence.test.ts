import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listEvidence, removeEvidence, storeEvidence } from '#api/features/uploads/index.ts';
import { codeOf } from '../../support/code-of.ts';
import { makePerson, makeVendor, openTestState, type TestState } from '../../support/test-state.ts';

let state: TestState;
let person: string;
let vendor: string;
beforeEach(async () => {
  state = await openTestState();
  person = makePerson(state).id;
  vendor = makeVendor(state, { members: { [person]: 'editor' } }).id;
});
afterEach(() => state.close());

const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n', 'latin1');
const deps = () => ({ ...state, evidence: state.paths.evidence });
const store = (bytes: Buffer, { name = 'SOC 2.pdf', mayWrite = true } = {}) =>
  storeEvidence(deps(), { vendorId: vendor, listingId: undefined, personId: person, mayWrite: () => mayWrite }, { name, bytes });
const files = (): string[] => readdirSync(state.paths.evidence);

test('a PDF is kept under a name of ours, whatever it was called', async () => {
  const row = await store(pdf, { name: '../../../etc/cron.d/evil.pdf' });
  expect(row.name).toBe('evil.pdf');
  expect(files()).toEqual([`${row.id}.pdf`]);
  expect(listEvidence(state.db, vendor).map(({ id }) => id)).toEqual([row.id]);
});

test.each([
  ['a page', Buffer.from('<script>alert(1)</script>'), 'not-a-pdf'],
  ['a program with the sign of a PDF later on', Buffer.from('MZ\u0090 %PDF-1.7 %%EOF'), 'not-a-pdf'],
  ['a PDF that breaks off', pdf.subarray(0, 30), 'not-a-pdf'],
  ['more than 10 MB', Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024), Buffer.from('%%EOF')]), 'file-too-large'],
])('%s is no evidence, and nothing is kept', async (_, bytes, code) => {
  expect(await codeOf(store(bytes))).toBe(code);
  expect(files()).toEqual([]);
  expect(listEvidence(state.db, vendor)).toEqual([]);
});

test('whoever lost their rights while the file was on its way leaves nothing behind', async () => {
  expect(await codeOf(store(pdf, { mayWrite: false }))).toBe('forbidden');
  expect(files()).toEqual([]);
});

test('a vendor keeps 100 files of evidence, and no more', async () => {
  const insert = state.db.$client.prepare("insert into evidence (id, vendor_id, name, bytes, sha256, created_by, created_at) values (?, ?, 'x.pdf', 1, '', ?, 0)");
  for (let at = 0; at < 99; at += 1) insert.run(`evidence-${at}`, vendor, person);
  const answers = await Promise.all([codeOf(store(pdf)), codeOf(store(pdf))]);
  expect(answers.toSorted()).toEqual(['done', 'too-much-evidence']);
});

test('evidence is removed by its own vendor alone, with its file', async () => {
  const { id } = await store(pdf);
  const other = makeVendor(state, { name: 'Other' }).id;
  expect(await codeOf(removeEvidence(deps(), { vendorId: other, id, actor: person }))).toBe('not-found');
  await removeEvidence(deps(), { vendorId: vendor, id, actor: person });
  expect(files()).toEqual([]);
});
