import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storeUpload } from '#api/features/uploads/index.ts';
import { codeOf } from '../../support/code-of.ts';
import { makePerson, openTestState, type TestState } from '../../support/test-state.ts';
import { animated, animatedPng, bomb, image, photograph } from './hostile-images.ts';

let state: TestState;
let person: string;
beforeEach(async () => {
  state = await openTestState();
  person = makePerson(state).id;
});
afterEach(() => state.close());

const store = (bytes: Buffer, by = person) => storeUpload({ ...state, images: state.paths.images }, by, bytes);
const kept = (): string[] => readdirSync(state.paths.images);
const rows = (): unknown[] => state.db.$client.prepare('select * from images').all();
const sentBefore = (files: number): unknown =>
  state.db.$client
    .prepare('with recursive n (i) as (select 1 union all select i + 1 from n where i < ?) insert into uploads (person_id, bytes, at) select ?, 10, ? from n')
    .run(files, person, state.now().getTime());

test.each(['png', 'jpeg', 'webp'] as const)('a %s is kept as WebP under the hash of what is kept', async (format) => {
  const stored = await store(await image(format));
  expect(stored).toMatchObject({ width: 40, height: 30 });
  expect(kept()).toEqual([`${stored.id}.webp`]);
  const { format: as } = await sharp(readFileSync(join(state.paths.images, `${stored.id}.webp`))).metadata();
  expect(as).toBe('webp');
});

test('a photograph is turned upright, and neither its owner nor its place is kept', async () => {
  const { id, width, height } = await store(await photograph());
  expect([width, height]).toEqual([40, 60]);
  const bytes = readFileSync(join(state.paths.images, `${id}.webp`));
  const { exif, orientation, xmp, iptc } = await sharp(bytes).metadata();
  expect([exif, orientation, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
  expect(bytes.includes('SECRET-OWNER')).toBe(false);
});

test('an image is made at most 2400 pixels a side', async () => {
  expect(await store(await image('png', 5000, 1000))).toMatchObject({ width: 2400, height: 480 });
});

test('nothing that was hidden behind an image is kept', async () => {
  const payload = '<script>alert(1)</script><?php system("id"); ?>PK\u0003\u0004';
  const { id } = await store(Buffer.concat([await image('jpeg'), Buffer.from(payload)]));
  const bytes = readFileSync(join(state.paths.images, `${id}.webp`));
  for (const part of ['<script', '<?php', 'PK\u0003\u0004']) expect(bytes.includes(part)).toBe(false);
});

const text = (content: string) => async () => Buffer.from(content);
const hostile: readonly (readonly [string, () => Promise<Buffer>, string])[] = [
  ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'not-an-image'],
  ['an SVG behind the sign of a PNG', async () => Buffer.concat([(await image('png')).subarray(0, 8), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]), 'broken-image'],
  ['a page named .png', text('<!doctype html><script>alert(1)</script>'), 'not-an-image'],
  ['a PDF', text('%PDF-1.7\n%%EOF'), 'not-an-image'],
  ['a GIF', () => animated('gif'), 'not-an-image'],
  [
    'a GIF that does not move',
    () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
        .gif()
        .toBuffer(),
    'not-an-image',
  ],
  ['a WebP that moves', () => animated('webp'), 'animated-image'],
  ['a PNG that moves', animatedPng, 'animated-image'],
  ['a JPEG that breaks off', async () => (await image('jpeg', 400, 400)).subarray(0, 900), 'broken-image'],
  ['a PNG that breaks off', async () => (await image('png', 400, 400)).subarray(0, 60), 'broken-image'],
  ['a WebP that breaks off', async () => (await image('webp', 400, 400)).subarray(0, 50), 'broken-image'],
  ['a bomb of 900 million pixels', async () => bomb(30_000, 30_000), 'image-too-many-pixels'],
  ['a bomb that is one line high', async () => bomb(60_000_000, 1), 'image-too-many-pixels'],
  ['an image of more than 10 MB', async () => Buffer.concat([await image('png'), Buffer.alloc(10 * 1024 * 1024)]), 'image-too-large'],
  ['nothing', text(''), 'not-an-image'],
];

test.each(hostile)('%s is refused, and nothing is kept', async (_, make, code) => {
  expect(await codeOf(store(await make()))).toBe(code);
  expect(kept()).toEqual([]);
  expect(rows()).toEqual([]);
});

test('one person sends in so much a day, sent at once or one by one, and another is not held back', async () => {
  const good = await image('png');
  sentBefore(147);
  const answers = await Promise.all(Array.from({ length: 6 }, () => codeOf(store(good))));
  expect(answers.toSorted()).toEqual(['done', 'done', 'done', 'too-many-uploads', 'too-many-uploads', 'too-many-uploads']);
  expect(await codeOf(store(good, makePerson(state).id))).toBe('done');
  state.clock.at = new Date(state.clock.at.getTime() + 86_400_001);
  expect(await codeOf(store(good))).toBe('done');
});

test('what is refused counts too, so that trying costs', async () => {
  sentBefore(149);
  expect(await codeOf(store(Buffer.from('no image')))).toBe('not-an-image');
  expect(await codeOf(store(await image('png')))).toBe('too-many-uploads');
});
