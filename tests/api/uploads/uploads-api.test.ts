import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyVendorMove } from '#api/features/listings/index.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { makeVendor } from '../../support/test-state.ts';
import { image } from './hostile-images.ts';

let catalogue: TestCatalogue;
let editor: TestPerson;
let stranger: TestPerson;
let moderator: TestPerson;
let vendorId: string;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  [editor, stranger, moderator] = [await openPerson(catalogue), await openPerson(catalogue), await openPerson(catalogue, { role: 'moderator' })];
  vendorId = makeVendor(catalogue.runtime, { members: { [editor.id]: 'editor' } }).id;
});
afterAll(() => catalogue.close());

const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n', 'latin1');
const headers = (person?: TestPerson, type = 'application/pdf') => ({
  'content-type': type,
  origin: catalogue.runtime.config.baseUrl,
  ...(person === undefined ? {} : { cookie: person.cookie }),
});
const send = (person: TestPerson | undefined, name: string, payload = pdf) =>
  catalogue.app.inject({ method: 'POST', url: `/api/v1/vendors/${vendorId}/evidence?${new URLSearchParams({ name }).toString()}`, headers: headers(person), payload });
const get = (person: TestPerson | undefined, id: string, vendor = vendorId) =>
  catalogue.app.inject({ url: `/api/v1/vendors/${vendor}/evidence/${id}`, headers: person === undefined ? {} : { cookie: person.cookie } });

test('evidence is for the vendor’s people and for staff, and a browser never shows it', async () => {
  const sent = await send(editor, '../../"><script>x</script>\u202Eé.pdf');
  expect(sent.statusCode).toBe(201);
  const { id, name }: { id: string; name: string } = sent.json();
  expect(name).not.toMatch(/[<>"/\u202E]/);
  const answers = await Promise.all([get(undefined, id), get(stranger, id), get(editor, id), get(moderator, id)]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 404, 200, 200]);
  const { headers: shown, rawPayload } = await get(editor, id);
  expect(rawPayload.equals(pdf)).toBe(true);
  expect(shown).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
  expect(shown['content-disposition']).toMatch(/^attachment; filename="[^"]*"; filename\*=UTF-8''[A-Za-z0-9%._-]+$/);
});

test('evidence is found below its own vendor alone', async () => {
  const { id }: { id: string } = (await send(editor, 'own.pdf')).json();
  const other = makeVendor(catalogue.runtime, { name: 'Other', members: { [editor.id]: 'owner' } }).id;
  expect((await get(editor, id, other)).statusCode).toBe(404);
  expect(
    (await catalogue.app.inject({ method: 'DELETE', url: `/api/v1/vendors/${other}/evidence/${id}`, headers: { cookie: editor.cookie, origin: catalogue.runtime.config.baseUrl } }))
      .statusCode,
  ).toBe(404);
});

test.each(['..%2F..%2Fcatalog.db', '%2e%2e', 'x', '00000000-0000-4000-8000-000000000000'])('no file is reached by the name %s', async (id) => {
  expect([400, 404]).toContain((await get(editor, id)).statusCode);
});

test('strangers, staff and nobody send no evidence, and a page is none', async () => {
  const answers = await Promise.all([send(undefined, 'a.pdf'), send(stranger, 'a.pdf'), send(moderator, 'a.pdf'), send(editor, 'a.pdf', Buffer.from('<script>'))]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 404, 404, 422]);
});

test('an image is sent in by whoever is signed in, and is then there for all', async () => {
  const post = async (person: TestPerson | undefined, payload: Buffer) =>
    catalogue.app.inject({ method: 'POST', url: '/api/v1/workspace/images', headers: headers(person, 'image/svg+xml'), payload });
  expect((await post(undefined, await image('png'))).statusCode).toBe(401);
  expect((await post(editor, Buffer.from('<svg onload="alert(1)"/>'))).statusCode).toBe(422);
  expect((await post(editor, Buffer.alloc(11 * 1024 * 1024))).statusCode).toBe(413);
  const sent = await post(editor, await image('png'));
  expect(sent.statusCode).toBe(201);
  const { id }: { id: string } = sent.json();
  expect((await catalogue.app.inject({ url: `/images/${id}.webp` })).headers['content-type']).toBe('image/webp');
});

test('a suspended vendor reads its evidence, and sends and removes none', async () => {
  const { id }: { id: string } = (await send(editor, 'kept.pdf')).json();
  catalogue.runtime.db.transaction((tx) => applyVendorMove(tx, vendorId, 'suspend', { actor: 'cata', at: new Date() }));
  const removed = await catalogue.app.inject({
    method: 'DELETE',
    url: `/api/v1/vendors/${vendorId}/evidence/${id}`,
    headers: { cookie: editor.cookie, origin: catalogue.runtime.config.baseUrl },
  });
  expect([(await get(editor, id)).statusCode, (await send(editor, 'more.pdf')).statusCode, removed.statusCode]).toEqual([200, 403, 403]);
});
