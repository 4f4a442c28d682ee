import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckName, Finding } from '#api/contract/review.ts';
import { listChecks } from '#api/features/review/review.store.ts';
import { checkLinks, linksOf } from '#api/features/review/checks/check-links.ts';
import { readSubmission } from '#api/features/review/read-submission.ts';
import { runChecks } from '#api/features/review/index.ts';
import { requestPublic } from '#api/platform/outside/public-request.ts';
import { makeLive, plainContent } from '../../support/make-listings.ts';
import { decide, makePerson, makeStaffedVendor, openDesk, submitNew, type Desk } from '../../support/review.ts';

let desk: Desk;
let moderator: string;
const at = new Date('2026-05-04T12:00:00Z');
beforeAll(async () => {
  desk = await openDesk(() => at);
  moderator = makePerson(desk.db, 'Alex', { role: 'moderator' });
});
afterAll(() => desk.close());

const sentences = [
  'Nordic Ledger keeps the accounts of small agencies in one place, and reconciles them every night with the central registry.',
  'Each entry carries its receipt, its approver and the line of the budget that it was charged to.',
  'Auditors open a read-only view that shows what changed, when it changed, and who asked for it.',
  'Exports go to the formats that the Receiver General accepts, and nothing leaves the region in which it was entered.',
];
const ledger = { summary: { en: 'Keeps the accounts of small agencies and reconciles them nightly.' }, description: { en: sentences.join(' ') } };

const found = (revisionId: string, name: CheckName): readonly Finding[] => listChecks(desk.db, revisionId).find((check) => check.name === name)?.findings ?? [];

test('what says the same as a listing of another vendor, or of the same, is found through the index; what says something else is not', async () => {
  const other = makeStaffedVendor(desk.db, 'nordic');
  const copier = makeStaffedVendor(desk.db, 'copier');
  const original = makeLive(desk.db, { slug: 'nordic-ledger', vendorId: other.vendorId, content: plainContent('Nordic Ledger', ledger), at });
  for (let number = 0; number < 60; number += 1) makeLive(desk.db, { slug: `filler-${number}`, vendorId: other.vendorId, content: plainContent(`Filler ${number}`), at });
  await desk.jobs.drain();
  const submit = (given: typeof other, slug: string, more: object) => submitNew(desk, { ...given, slug, content: plainContent(slug, more) }).revisionId;
  const copy = submit(copier, 'quiet-books', { summary: ledger.summary, description: { en: sentences.toReversed().join(' ') } });
  const near = submit(copier, 'plain-books', {
    summary: ledger.summary,
    description: { en: `${sentences.slice(0, 2).join(' ')} The rest is about something else, such as the weather, the tides and the length of the days in the north.` },
  });
  const different = submit(copier, 'weather', {
    summary: { en: 'Forecasts frost for road crews.' },
    description: { en: 'Sensors along the road report frost before it forms, and crews are told where to spread salt first. Maps show the last ten winters.' },
  });
  await runChecks(desk.runtime, [copy, near, different]);
  expect(found(copy, 'duplicates')[0]).toMatchObject({ rule: 'same-text', data: { listing: original, whose: 'other' } });
  expect(found(near, 'duplicates').find(({ data }) => data['listing'] === original)?.rule).toMatch(/-text$/);
  expect(found(different, 'duplicates')).toEqual([]);
  // Two submissions that say the same are found before either is public.
  expect(found(near, 'duplicates').some(({ data }) => data['slug'] === 'quiet-books' && data['whose'] === 'own')).toBe(true);
});

test('names that are taken for those of others are found, and not one’s own', async () => {
  const famous = makeStaffedVendor(desk.db, 'northwind');
  makeLive(desk.db, { slug: 'silverline', vendorId: famous.vendorId, content: plainContent('Silverline', { name: { en: 'Silverline Vault' } }), at });
  const stranger = makeStaffedVendor(desk.db, 'stranger');
  const submit = (given: typeof famous, name: string, slug: string) => submitNew(desk, { ...given, slug, content: plainContent(name, { name: { en: name } }) }).revisionId;
  const revisions = [
    submit(stranger, 'Si1verline Vau1t', 'look-1'),
    submit(stranger, 'Silverlіne Vault', 'look-2'),
    submit(stranger, 'silverline vault', 'look-3'),
    submit(stranger, 'Vendor northwlnd', 'look-4'),
  ];
  const own = submit(famous, 'Silverline Vaults', 'look-5');
  await runChecks(desk.runtime, [...revisions, own]);
  expect(revisions.map((id) => found(id, 'names').map(({ rule }) => rule))).toEqual([['name-alike'], ['name-mixed-scripts', 'name-alike'], ['name-taken'], ['vendor-name-alike']]);
  expect(found(own, 'names')).toEqual([]);
});

test('the checks run by themselves after a submission, and what was decided meanwhile is left alone', async () => {
  const vendor = makeStaffedVendor(desk.db, 'automatic');
  const { revisionId } = submitNew(desk, { ...vendor, slug: 'automatic', content: plainContent('Automatic', { summary: { en: 'BUY THIS WONDERFUL PLATFORM TODAY!!!' } }) });
  const decided = submitNew(desk, { ...vendor, slug: 'decided', content: plainContent('Decided') });
  decide(desk, moderator, decided.revisionId, { decision: 'decline', reasons: ['duplicate'] });
  // The links are asked for by the other checks, in a lane of their own.
  await desk.jobs.drain();
  await desk.jobs.drain();
  const submission = readSubmission(desk.db, moderator, revisionId);
  expect(submission.checks.filter((check) => check.at === null)).toEqual([]);
  expect(submission.checks.find(({ name }) => name === 'emphasis')?.findings.map(({ rule }) => rule)).toEqual(['capitals', 'exclamations']);
  // vendor.example is an address that nobody has.
  expect(submission.checks.find(({ name }) => name === 'links')?.findings.map(({ rule, pointer }) => [rule, pointer])).toEqual([['link-refused', '/website']]);
  expect(listChecks(desk.db, decided.revisionId)).toEqual([]);
  expect(desk.errors).toEqual([]);
});

test('links are followed in the real, and said to be dead, silent, closed, elsewhere or not to be visited', async () => {
  const server = createServer((request, response) => {
    const { url = '' } = request;
    if (url === '/dead') response.writeHead(404).end();
    else if (url === '/broken') response.writeHead(500).end();
    else if (url === '/closed') response.writeHead(403).end();
    else if (url === '/moved') response.writeHead(301, { location: 'http://parked.ca/buy' }).end();
    else if (url === '/inside') response.writeHead(302, { location: 'http://127.0.0.1/admin' }).end();
    else response.end('fine');
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.2', () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
    });
  });
  const asked: string[] = [];
  const ask = (address: string) => {
    asked.push(address);
    const port_ = (target: string): string => target.replace(/^http:\/\/([a-z.]+)\//, `http://$1:${port}/`);
    return requestPublic(port_(address), {
      ports: [String(port), ''],
      isPublic: (found) => found === '127.0.0.2',
      isPublicHost: () => true,
      resolve: async () => [{ address: '127.0.0.2', family: 4 }],
      timeoutMs: 2000,
    });
  };
  const link = (path: string) => `http://vendor.ca/${path}`;
  const content = plainContent('Linked', {
    website: link(''),
    documentation: link('dead'),
    api: link('broken'),
    repository: link('closed'),
    pressKit: link('inside'),
    certifications: [{ id: 'soc2', claim: { evidence: 'evidence-linked', date: '2026-01-01', url: link('dead') } }],
  });
  const findings = await checkLinks(content, ask);
  expect(findings.map(({ rule, pointer }) => [rule, pointer])).toEqual(
    [
      ['link-dead', '/documentation'],
      ['link-dead', '/certifications/0/claim/url'],
      ['link-without-answer', '/api'],
      ['link-refused', '/pressKit'],
    ].toSorted((a, b) => linksOf(content).findIndex(({ pointer }) => pointer === a[1]) - linksOf(content).findIndex(({ pointer }) => pointer === b[1])),
  );
  expect(asked.filter((address) => address.endsWith('/dead'))).toHaveLength(1);
  server.close();
});
