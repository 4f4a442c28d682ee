import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { Failure } from '#api/platform/failure.ts';
import { createEmbeddedEngine } from '#api/platform/search/embedded/embedded-engine.ts';
import { within } from '../support/extent.ts';
import { hangWorkers } from '../support/hang-worker.ts';
import { buildDocument, buildQuery } from './build-document.ts';

test('a search that a thread hangs in is refused, the thread is replaced, and those that waited behind it are answered', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'catalog-search-'));
  const errors: unknown[] = [];
  const started: Worker[] = [];
  const engine = await createEmbeddedEngine({
    directory,
    synonyms: [],
    readers: 1,
    patienceMs: 500,
    onError: (error) => errors.push(error),
    onStart: (worker) => started.push(worker),
  });
  try {
    await engine.apply([buildDocument('a', { en: 'Alpha lantern' })], []);
    await engine.search(buildQuery({ q: 'lantern' }));
    const before = started.length;
    expect(await hangWorkers('reader-worker.ts')).toBe(1);

    const since = performance.now();
    const first = engine.search(buildQuery({ q: 'alpha' })).catch((error: unknown) => error);
    const behind = engine.search(buildQuery({ q: 'lantern', page: 1, seed: 'other' }));
    const refusal = await first;
    expect(refusal).toBeInstanceOf(Failure);
    expect(refusal).toMatchObject({ kind: 'busy', code: 'search-hanging' });
    expect(performance.now() - since).toBeLessThan(within(5_000));
    expect((await behind).total).toBe(1);
    expect(started.length).toBe(before + 1);
    expect(errors.map(String)).toEqual([expect.stringContaining('hung in "search"')]);

    await engine.apply([buildDocument('b', { en: 'Beta lantern' })], []);
    expect((await engine.search(buildQuery({ q: 'lantern' }))).total).toBe(2);
  } finally {
    await engine.close();
    rmSync(directory, { recursive: true, force: true });
  }
});
