import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { placesOf } from '../support/walk-schema.ts';
import { openTestCatalogue, type TestCatalogue } from '../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

/** What is compared with something that is kept or made by the catalogue, and never shown as it came; `text` is a file whose parts are read. */
const neverShown =
  /\.(password|currentPassword|code|token|next|challenge|proof|session|person|request|publishAt|listing|id|copyOf|address|website|reasons\[\]|version|do|step|made|path\[\]|listings?\[\]|fields\[\]\[\]|invitation|from)$|publiccode\/? \.text$/;

const turning = 'A plain \u202esentence\u202c of \u200bwords that is \u0007long enough.';
const hasUnseen = (value: unknown): boolean => typeof value === 'string' && /[\u0007\u200b\u202c\u202e]/.test(value); // oxlint-disable-line no-control-regex

test('every text that any route takes is kept as it is seen, or never shown', () => {
  const takers = catalogue.app.routeTable.flatMap(({ method, url, body }) => (body === undefined ? [] : [{ route: `${method} ${url}`, schema: body }]));
  const texts = takers.flatMap(({ route, schema }) =>
    placesOf(schema).flatMap(({ path, schema: place }) => {
      const read = place instanceof z.ZodString ? place.safeParse(turning) : undefined;
      return read?.success === true ? [{ route, path, kept: read.data }] : [];
    }),
  );
  const open = texts.filter(({ kept, route, path }) => hasUnseen(kept) && !neverShown.test(`${route} ${path}`)).map(({ route, path }) => `${route} ${path}`);
  process.stdout.write(`Texts kept as they are seen: ${texts.filter(({ kept }) => !hasUnseen(kept)).length} of ${texts.length}, the others never shown\n`);
  expect(open).toEqual([]);
  expect(texts.filter(({ kept }) => !hasUnseen(kept)).length).toBeGreaterThan(150);
});
