import { afterEach, expect, test, vi } from 'vitest';
import { startTelling } from '#api/cli/tell-build.ts';

const wasTerminal = process.stderr.isTTY;
afterEach(() => {
  vi.restoreAllMocks();
  process.stderr.isTTY = wasTerminal;
});

test('the build of each index is told by its name, while it goes on and once when it is built', () => {
  let told = '';
  const hear = (text: string | Uint8Array): boolean => {
    told += String(text);
    return true;
  };
  process.stderr.isTTY = true;
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  const tell = startTelling();
  const embedded = { index: 'embedded', done: 1_000, total: 1_000, seconds: 1.25 } as const;
  tell([
    { ...embedded, done: 250, seconds: null },
    { index: 'meilisearch-en', done: 0, total: 1_000, seconds: null },
    { index: 'meilisearch-fr', done: 0, total: 1_000, seconds: null },
  ]);
  tell([embedded, { index: 'meilisearch-en', done: 500, total: 1_000, seconds: null }, { index: 'meilisearch-fr', done: 1_000, total: 1_000, seconds: 9 }]);
  tell([embedded, { index: 'meilisearch-en', done: 500, total: 1_000, seconds: null }, { index: 'meilisearch-fr', done: 1_000, total: 1_000, seconds: 9 }]);
  const lines = told.replaceAll('\u001b[K', '').split(/[\r\n]+/);
  expect(lines.filter((line) => line !== '')).toEqual([
    'The embedded index: 250 of 1,000 (25 %)',
    'The embedded index is built: 1,000 listings in 1.3 s.',
    'The English index in Meilisearch: 500 of 1,000 (50 %)',
    'The French index in Meilisearch is built: 1,000 listings in 9.0 s.',
  ]);
});
