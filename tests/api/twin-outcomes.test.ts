import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPerson, type TestPerson } from '../support/people.ts';
import { sendForm } from '../support/send-form.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let ada: TestPerson;

beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  ada = await openPerson(catalogue, { name: 'Ada', role: 'administrator' });
});
afterAll(() => catalogue.close());

type Method = 'POST' | 'PUT' | 'DELETE';

async function ask(method: Method, path: string, payload?: object, headers: Readonly<Record<string, string>> = {}) {
  const own = { cookie: ada.cookie, origin: catalogue.runtime.config.baseUrl, ...headers };
  const answer = await catalogue.app.inject({ method, url: `/api/v1${path}`, headers: own, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? undefined : answer.json() };
}

const send = (url: string, fields: Readonly<Record<string, string>>) => sendForm(catalogue, url, fields, { cookie: ada.cookie });
const events = async (subject: string) => {
  const log = await catalogue.app.inject({ url: `/api/v1/administration/audit?subject=${encodeURIComponent(subject)}`, headers: { cookie: ada.cookie } });
  return log.json().items.map(({ kind, actor }: { kind: string; actor: string }) => [kind, actor]);
};

test('a role and a suspension by a program are those of the form: same event, same outcome, refused alike', async () => {
  const [byForm, byProgram] = [await openPerson(catalogue), await openPerson(catalogue)];
  expect((await send(`/en/admin/people/${byForm.id}/do/role/`, { role: 'moderator', 'sure[]': 'yes' })).status).toBe(303);
  expect(await ask('PUT', `/administration/people/${byProgram.id}/role`, { role: 'moderator' })).toMatchObject({ status: 200, body: { role: 'moderator' } });
  expect((await send(`/en/admin/people/${byForm.id}/do/suspend/`, { reason: 'Left the staff', 'sure[]': 'yes' })).status).toBe(303);
  expect(await ask('POST', `/administration/people/${byProgram.id}/suspend`, { reason: 'Left the staff' })).toMatchObject({ status: 200, body: { sessions: 0 } });
  expect(await events(byProgram.id)).toEqual(await events(byForm.id));
  expect(await events(byProgram.id)).toContainEqual(['person-suspended', ada.id]);
  const refused = await ask('PUT', `/administration/people/${ada.id}/role`, { role: 'person' });
  const page = await send(`/en/admin/people/${ada.id}/do/role/`, { role: 'person', 'sure[]': 'yes' });
  expect([refused.status, page.status]).toEqual([409, 409]);
});

test('synonyms by a program are made and removed as by the form, and refused by the same sentence', async () => {
  const made = await ask('POST', '/administration/synonyms', { terms: ['zamboni', 'surfaceuse'] });
  expect(made).toMatchObject({ status: 201, body: { terms: ['zamboni', 'surfaceuse'] } });
  expect(made.headers.location).toBe(`/api/v1/administration/synonyms/${made.body.id}`);
  const twice = await ask('POST', '/administration/synonyms', { terms: ['Zamboni', 'resurfacer'] });
  expect(twice).toMatchObject({ status: 422, body: { errors: [{ pointer: '/terms', in: 'body' }] } });
  const page = await send('/en/admin/synonyms/do/add/', { terms: 'Zamboni\nresurfacer' });
  expect([page.status, page.body.includes(twice.body.detail)]).toEqual([422, true]);
  expect((await ask('DELETE', `/administration/synonyms/${made.body.id}`)).status).toBe(204);
  expect((await ask('DELETE', `/administration/synonyms/${made.body.id}`)).status).toBe(404);
  expect(await events('zamboni')).toEqual([
    ['synonyms-removed', ada.id],
    ['synonyms-added', ada.id],
  ]);
});

test('a banner by a program names the version that was seen', async () => {
  const banner = { text: { en: 'Closed on Monday.', fr: 'Fermé lundi.' }, startsOn: '2026-01-01' };
  expect((await ask('PUT', '/administration/banner', banner)).status).toBe(428);
  const put = await ask('PUT', '/administration/banner', banner, { 'if-match': '"0"' });
  expect(put).toMatchObject({ status: 200, body: { en: 'Closed on Monday.' } });
  expect((await ask('PUT', '/administration/banner', banner, { 'if-match': '"0"' })).status).toBe(412);
  const reversed = await ask('PUT', '/administration/banner', { ...banner, endsOn: '2025-12-31' }, { 'if-match': String(put.headers.etag) });
  expect(reversed).toMatchObject({ status: 422, body: { errors: [{ pointer: '/endsOn' }] } });
  expect((await ask('DELETE', '/administration/banner', undefined, { 'if-match': String(put.headers.etag) })).status).toBe(204);
  expect(await events('banner')).toEqual([
    ['banner-removed', ada.id],
    ['banner-put', ada.id],
  ]);
});

test('somebody takes part by a program as by the form', async () => {
  const interest = { who: 'organization', name: 'Robin', email: 'robin@example.org', topics: ['secure-it'], consent: true };
  const refused = await ask('POST', '/interests', interest);
  expect(refused).toMatchObject({ status: 422, body: { detail: 'Write the name of the organization.', errors: [{ pointer: '/organization' }] } });
  expect((await ask('POST', '/interests', { ...interest, organization: 'North Bay' })).status).toBe(202);
  expect(await ask('POST', '/interests/confirm', { token: 'nonsense' })).toMatchObject({ status: 404 });
  expect(await ask('POST', '/reports/confirm', { token: 'nonsense' })).toMatchObject({ status: 404 });
});
