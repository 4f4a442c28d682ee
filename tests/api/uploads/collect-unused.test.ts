import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectUnused, storeUpload } from '#api/features/uploads/index.ts';
import { updateVendor } from '#api/features/vendors/index.ts';
import { makePerson, makeVendor, openTestState, type TestState } from '../../support/test-state.ts';
import { image } from './hostile-images.ts';

let state: TestState;
let person: string;
beforeEach(async () => {
  state = await openTestState();
  person = makePerson(state).id;
});
afterEach(() => state.close());

const day = 86_400_000;
const later = (days: number): void => void (state.clock.at = new Date(state.clock.at.getTime() + days * day));
const store = (width: number) => image('png', width, 20).then((bytes) => storeUpload({ ...state, images: state.paths.images }, person, bytes));
const collect = () => collectUnused({ ...state, ...state.paths });
const isKept = (id: string): boolean => existsSync(join(state.paths.images, `${id}.webp`)) && state.db.$client.prepare('select 1 from images where id = ?').get(id) !== undefined;

function showLogo(vendorId: string, id: string): void {
  const content = { legalName: 'A', operatingName: 'A', province: 'qc', website: 'https://a.ca', logo: { id, alt: { en: 'A', fr: 'A' } } };
  state.db.transaction((tx) => updateVendor(tx, vendorId, { content, updatedAt: state.now() }));
}

test('an image that nothing names is kept for a week, and then it goes', async () => {
  const { id } = await store(21);
  later(6);
  expect(await collect()).toBe(0);
  expect(isKept(id)).toBe(true);
  later(2);
  expect(await collect()).toBe(1);
  expect([isKept(id), existsSync(join(state.paths.images, `${id}.webp`))]).toEqual([false, false]);
});

test('an image that a vendor, a revision or a draft shows is never collected', async () => {
  const [logo, screenshot, draft] = [await store(22), await store(23), await store(24)];
  const { id: vendorId } = makeVendor(state);
  showLogo(vendorId, logo.id);
  const { $client } = state.db;
  $client.prepare("insert into listings (id, number, slug, vendor_id, state, version, sample, created_at, updated_at) values ('l', 1, 'l', ?, 'draft', 1, 0, 0, 0)").run(vendorId);
  $client
    .prepare("insert into revisions (id, listing_id, number, state, content, created_at) values ('r', 'l', 1, 'draft', ?, 0)")
    .run(JSON.stringify({ screenshots: [{ id: screenshot.id }] }));
  $client.exec('create table some_drafts (id text primary key, content text not null, updated_at integer not null)');
  $client.prepare("insert into some_drafts values ('d', ?, 0)").run(JSON.stringify({ logo: { id: draft.id } }));
  later(30);
  expect(await collect()).toBe(0);
  expect([logo, screenshot, draft].map(({ id }) => isKept(id))).toEqual([true, true, true]);
});

test.each(['begins to be shown', 'is sent in again'])('an image that %s right before it would be deleted stays', async (what) => {
  const { id } = await store(25);
  const { id: vendorId } = makeVendor(state);
  later(8);
  const meanwhile = (): void => {
    if (what === 'begins to be shown') showLogo(vendorId, id);
    else state.db.$client.prepare('insert into uploads (person_id, bytes, image_id, at) values (?, 1, ?, ?)').run(person, id, state.now().getTime());
  };
  const { db, now, paths } = state;
  const deps = {
    db,
    now,
    evidence: paths.evidence,
    // Asked for when everything was read and the first image is about to go.
    get images() {
      meanwhile();
      return paths.images;
    },
  };
  expect(await collectUnused(deps)).toBe(0);
  expect(isKept(id)).toBe(true);
});

test('a file of evidence without a row goes after a week', async () => {
  const file = join(state.paths.evidence, '6a0e3c34-13f5-4a3e-9f0a-0d8a5b3c1c11.pdf');
  writeFileSync(file, 'x');
  utimesSync(file, state.now(), state.now());
  await collect();
  expect(existsSync(file)).toBe(true);
  later(8);
  await collect();
  expect(existsSync(file)).toBe(false);
});
