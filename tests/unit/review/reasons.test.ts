import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readReasons, reasonsFor } from '#api/features/review/read-reasons.ts';

const file = resolve(import.meta.dirname, '../../../data/review-reasons.yaml');
const reasons = readReasons(file);

test('every reason is there once, in both languages, and each decision has some to choose from', () => {
  expect(readFileSync(file, 'utf8').match(/^- id:/gm)?.length).toBe(reasons.size);
  for (const { name, says } of reasons.values()) expect([name.en === name.fr, says.en === says.fr]).toEqual([false, false]);
  for (const use of ['changes', 'decline', 'suspend'] as const) expect([...reasons.values()].filter((reason) => reason.for.includes(use)).length).toBeGreaterThan(5);
});

test('the French of the reasons has its spaces and apostrophes', () => {
  const wrong = [...reasons.values()].flatMap(({ name, says }) => [name.fr, says.fr]).filter((text) => /['"]|[^\u202f][;!?](?!\S)|[^\u00a0]:(?!\S)/.test(text));
  expect(wrong).toEqual([]);
});

test('a reason is given for what it is for, and once', () => {
  expect(reasonsFor(reasons, ['unclear', 'unclear'], 'changes').map(({ id }) => id)).toEqual(['unclear']);
  expect(() => reasonsFor(reasons, ['unclear'], 'decline')).toThrow(expect.objectContaining({ code: 'unknown-reason' }));
});
