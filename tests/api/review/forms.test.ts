import { afterAll, beforeAll, expect, test } from 'vitest';
import { findListing, findRevision } from '#api/features/listings/index.ts';
import { listFeatures } from '#api/features/features/feature.store.ts';
import { plainContent } from '../../support/make-listings.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { enlist, makeStaffedVendor, submitNew, versionNow } from '../../support/review.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
let moderator: TestPerson;
let visitor: Visitor;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  moderator = await openPerson(catalogue, { name: 'Alex', role: 'moderator' });
  visitor = new Visitor(catalogue);
  visitor.take(moderator.cookie);
});
afterAll(() => catalogue.close());

let count = 0;
function submitOne(more = {}) {
  const { db, now, reasons, config } = catalogue.runtime;
  count += 1;
  const vendor = makeStaffedVendor(db, `maker-${count}`);
  const ids = submitNew({ db, deps: { db, now, reasons, config } }, { ...vendor, slug: `posted-${count}`, content: plainContent(`Posted ${count}`, more) });
  return { ...vendor, ...ids, version: () => String(versionNow(db, ids.revisionId)), state: () => findRevision(db, ids.revisionId)?.state };
}
const post = (path: string, fields: Record<string, string>) => visitor.send(path, fields);

test('a moderator takes, decides and is led back to the queue', async () => {
  const { revisionId, version, state } = submitOne();
  const taken = await post(`/en/review/submissions/${revisionId}/do/assign/`, { 'version:number': version(), move: 'take' });
  expect([taken.statusCode, taken.headers['location']]).toEqual([303, `/en/review/submissions/${revisionId}/?done=take`]);
  const done = await post(`/fr/evaluation/soumissions/${revisionId}/do/decide/`, { 'version:number': version(), decision: 'approve' });
  expect([done.statusCode, done.headers['location'], state()]).toEqual([303, '/fr/evaluation/?done=approve', 'approved']);
});

test('whoever reviews is told that nobody speaks for the vendor yet, and what approval will do', async () => {
  const { revisionId, vendorId } = submitOne();
  const says = async () => [(await visitor.open(`/en/review/submissions/${revisionId}/`)).body, (await visitor.open(`/fr/evaluation/soumissions/${revisionId}/`)).body];
  const [en, fr] = ['what is approved becomes public once they do', 'ce qui est approuvé deviendra public dès que ce sera fait'] as const;
  expect((await says()).map((body) => body.includes(en) || body.includes(fr))).toEqual([false, false]);
  catalogue.runtime.db.$client.prepare("update vendors set status = 'pending' where id = ?").run(vendorId);
  const [english = '', french = ''] = await says();
  expect([english.includes(en), french.includes(fr)]).toEqual([true, true]);
});

test('a mistake shows the page again with what was typed; an older version is said to be one', async () => {
  const { revisionId, version, state } = submitOne();
  const path = `/en/review/submissions/${revisionId}/do/decide/`;
  const unsaid = await post(path, { 'version:number': version(), decision: 'decline', note: '' });
  expect(unsaid.statusCode).toBe(422);
  expect(unsaid.body).toContain('Say why');
  const halfway = await post(path, { 'version:number': version(), decision: 'request-changes', 'comments.0.text': 'Where is this?', note: 'A note of mine' });
  expect(halfway.statusCode).toBe(422);
  expect(halfway.body).toContain('A note of mine');
  const past = await post(path, { 'version:number': version(), decision: 'schedule', publishAt: '2020-01-01T09:00' });
  expect([past.statusCode, past.body.includes('Choose a time to come')]).toEqual([422, true]);
  const older = await post(path, { 'version:number': '99', decision: 'approve' });
  expect([older.statusCode, older.body.includes('after you opened it')]).toEqual([412, true]);
  expect(state()).toBe('submitted');
});

test('comments on fields go out as they were typed, and empty boxes are none', async () => {
  const { revisionId, version, state } = submitOne();
  const done = await post(`/en/review/submissions/${revisionId}/do/decide/`, {
    'version:number': version(),
    decision: 'request-changes',
    'comments.0.pointer': '/summary/en',
    'comments.0.text': 'Longer, <b>please</b>.',
    'comments.3.pointer': '/name/en',
  });
  expect([done.statusCode, state()]).toEqual([303, 'changes-requested']);
  const page = await visitor.open(`/en/review/submissions/${revisionId}/`);
  expect(page.body).toContain('Longer, &lt;b&gt;please&lt;/b&gt;.');
});

test('a listing is suspended and marked, and a technology featured, by forms', async () => {
  const claim = { evidence: 'evidence-linked', date: '2026-01-01', url: 'https://vendor.ca/x' } as const;
  const { revisionId, listingId, version } = submitOne({ certifications: [{ id: 'soc2', claim }] });
  await post(`/en/review/submissions/${revisionId}/do/decide/`, { 'version:number': version(), decision: 'approve' });
  const { db } = catalogue.runtime;
  const marked = await post(`/en/review/listings/${listingId}/do/claim/`, { pointer: '/certifications/0/claim', date: '2026-05-01' });
  expect(marked.headers['location']).toBe(`/en/review/listings/${listingId}/?done=claim`);
  const both = { 'headline.en': 'Tides', 'headline.fr': 'Marées', 'story.en': 'A story.', 'story.fr': 'Une histoire.', 'reason.en': 'It helps.', 'reason.fr': 'Elle aide.' };
  const half = await post('/en/review/features/new/do/save/', { listing: listingId, ...both, 'headline.fr': '' });
  expect([half.statusCode, half.body.includes('Marées'), half.body.includes('Une histoire.')]).toEqual([422, false, true]);
  const saved = await post('/en/review/features/new/do/save/', { listing: listingId, ...both });
  const [feature] = listFeatures(db);
  expect(saved.headers['location']).toBe(`/en/review/features/${feature?.id}/?done=saved`);
  const ended = await post(`/en/review/features/${feature?.id}/do/end/`, { 'version:number': '1' });
  expect(ended.headers['location']).toBe('/en/review/features/?done=ended');
  const suspended = await post(`/en/review/listings/${listingId}/do/move/`, {
    'version:number': String(findListing(db, listingId)?.version),
    move: 'suspend',
    'reasons[]': 'reported',
  });
  expect([suspended.statusCode, findListing(db, listingId)?.state]).toEqual([303, 'suspended']);
});

test('only staff with their second step see or send any of it, and nobody about their own vendor', async () => {
  const { revisionId, vendorId, version, owner } = submitOne();
  const weak = await openPerson(catalogue, { role: 'moderator', strong: false });
  const stranger = await openPerson(catalogue);
  const member = await openPerson(catalogue, { role: 'moderator' });
  enlist(catalogue.runtime.db, vendorId, member.id);
  const as = (cookie?: string): Visitor => {
    const other = new Visitor(catalogue);
    if (cookie !== undefined) other.take(cookie);
    return other;
  };
  const paths = ['/en/review/', `/en/review/submissions/${revisionId}/`, '/en/review/listings/', '/fr/evaluation/vedettes/', `/en/review/submissions/${revisionId}/preview/`];
  const decide = { 'version:number': version(), decision: 'approve' };
  for (const path of paths) {
    expect([(await as().open(path)).statusCode, (await as(weak.cookie).open(path)).statusCode, (await as(stranger.cookie).open(path)).statusCode], path).toEqual([303, 303, 404]);
    expect((await as(member.cookie).open(path)).statusCode).toBe(200);
  }
  const form = `/en/review/submissions/${revisionId}/do/decide/`;
  const sent = await Promise.all([undefined, weak.cookie, stranger.cookie, member.cookie].map(async (cookie) => (await as(cookie).send(form, decide)).statusCode));
  expect(sent).toEqual([303, 303, 404, 403]);
  for (const path of ['/api/v1/review/submissions', `/api/v1/review/submissions/${revisionId}`, '/api/v1/review/reasons', '/api/v1/review/listings', '/api/v1/review/features'])
    expect([(await as().open(path)).statusCode, (await as(stranger.cookie).open(path)).statusCode, (await visitor.open(path)).statusCode], path).toEqual([401, 404, 200]);
  expect((await as().open('/api/v1/review/waiting')).statusCode).toBe(200);
  expect(owner).not.toBe(member.id);
});

test('programs decide by the same use cases: they name the version, and a wrong field is pointed at', async () => {
  const { revisionId, state } = submitOne();
  const url = `/api/v1/review/submissions/${revisionId}`;
  const { app } = catalogue;
  const headers = { cookie: moderator.cookie, origin: catalogue.runtime.config.baseUrl };
  const seen = await app.inject({ url, headers });
  expect(seen.headers.etag).toBe('"1"');
  const send = (payload: object, more: Record<string, string>) => app.inject({ method: 'POST', url: `${url}/decision`, headers: { ...headers, ...more }, payload });
  expect((await send({ decision: 'approve' }, {})).statusCode).toBe(428);
  expect((await send({ decision: 'approve' }, { 'if-match': '"7"' })).statusCode).toBe(412);
  const wrong = await send({ decision: 'decline', reasons: ['made-up'] }, { 'if-match': '"1"' });
  expect([wrong.statusCode, wrong.json().errors[0].pointer]).toEqual([422, '/reasons']);
  expect((await send({ decision: 'approve', free: 1 }, { 'if-match': '"1"' })).statusCode).toBe(400);
  const done = await send({ decision: 'approve' }, { 'if-match': '"1"' });
  expect([done.statusCode, done.json().state, state()]).toEqual([200, 'approved', 'approved']);
});

test('a feature is looked at before anything of it is kept, with what was typed', async () => {
  const { db } = catalogue.runtime;
  const shown = submitOne();
  await post(`/en/review/submissions/${shown.revisionId}/do/decide/`, { 'version:number': shown.version(), decision: 'approve' });
  const fields = {
    listing: shown.listingId,
    'headline.en': 'Typed <headline>',
    'headline.fr': 'Titre saisi',
    'story.en': 'A typed story.',
    'story.fr': 'Un récit saisi.',
    'reason.en': 'A typed reason.',
    'reason.fr': 'Une raison saisie.',
  };
  const before = listFeatures(db).length;
  const preview = await post('/en/review/features/new/do/save/', { ...fields, look: 'yes' });
  const section = preview.body.slice(preview.body.indexOf('id="preview-title"'));
  expect([preview.statusCode, section.includes('Typed &lt;headline&gt;'), section.includes('A typed story.'), section.includes('It is not saved yet.')]).toEqual([
    200,
    true,
    true,
    true,
  ]);
  expect(preview.body).toContain('value="Typed <headline>"');
  expect(listFeatures(db).length).toBe(before);
  const french = await post('/fr/evaluation/vedettes/new/do/save/', { ...fields, look: 'yes' });
  expect([french.statusCode, french.body.slice(french.body.indexOf('id="preview-title"')).includes('Titre saisi')]).toEqual([200, true]);
  const lacking = await post('/en/review/features/new/do/save/', { ...fields, 'headline.fr': '', look: 'yes' });
  expect([lacking.statusCode, lacking.body.includes('It is not saved yet.')]).toEqual([422, false]);
  expect((await post('/en/review/features/new/do/save/', fields)).statusCode).toBe(303);
  expect(listFeatures(db).length).toBe(before + 1);
});
