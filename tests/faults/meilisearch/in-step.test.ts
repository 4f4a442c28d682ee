import { setTimeout } from 'node:timers/promises';
import { Meilisearch } from 'meilisearch';
import { beforeAll, expect, test } from 'vitest';
import { announce } from '#api/db/announce.ts';
import { countPublic, listPublicAfter } from '#api/features/listings/index.ts';
import { BuildProgress, findIndexDifferences, reconcileIndex } from '#api/features/search/index.ts';
import { toSearchDocument } from '#api/features/search/search-document.ts';
import { within } from '../../support/extent.ts';
import { change, makeLive, makeVendor, move, plainContent } from '../../support/make-listings.ts';
import { differences } from './differences.ts';
import { describeMirrored } from './open-mirrored.ts';

const now = new Date();

await describeMirrored('Meilisearch', 120, (catalogue) => {
  let vendorId = '';
  beforeAll(() => {
    vendorId = makeVendor(catalogue().runtime.db, 'in-step', now);
  });

  const publish = (slug: string, name: string): string => makeLive(catalogue().runtime.db, { slug, vendorId, content: plainContent(name), at: now });

  /** How long it takes until both indexes say what the database says, in seconds. */
  const inStepAfter = async (): Promise<number> => {
    const since = performance.now();
    await setTimeout(50);
    expect(await differences(catalogue())).toEqual([]);
    return (performance.now() - since) / 1000;
  };

  test('is given each change as it is made', async () => {
    const seconds: number[] = [];
    for (let number = 0; number < 5; number += 1) {
      const id = publish(`each-change-${number}`, `Each Change ${number}`);
      seconds.push(await inStepAfter());
      move(catalogue().runtime.db, id, 'withdraw', now);
      seconds.push(await inStepAfter());
    }
    process.stdout.write(`10 changes: in both indexes after ${Math.max(...seconds).toFixed(1)} s at the most\n`);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(within(5));
  });

  test('is given what changed while it was away, within ten seconds of its return', async () => {
    const { proxy, runtime, jobs } = catalogue();
    proxy.setFault('refused');
    const id = publish('meanwhile', 'Meanwhile Published');
    move(runtime.db, publish('meanwhile-withdrawn', 'Meanwhile Withdrawn'), 'withdraw', now);
    while (jobs.backlog().waiting > 0) await setTimeout(50);
    expect(runtime.meilisearch?.failover.tally.failed ?? 0).toBeLessThanOrEqual(5);
    proxy.setFault(undefined);
    const seconds = await inStepAfter();
    process.stdout.write(`changes of an absence: in both indexes ${seconds.toFixed(1)} s after it\n`);
    expect((await runtime.meilisearch?.engine.versions())?.has(id)).toBe(true);
  });

  test('finds a word that was taken for a slip, once somebody is called so', async () => {
    const { search, mirrored } = catalogue();
    await mirrored(20);
    const asked = 'q=servicess';
    expect((await search(asked)).answer).toMatchObject({ engine: 'meilisearch', corrected: 'services' });
    publish('servicess', 'Servicess');
    await inStepAfter();
    const { answer } = await search(asked);
    expect([answer.corrected, answer.items[0]?.slug]).toEqual([null, 'servicess']);
  });

  test('is built anew beside a running server when the command line asks, and notes on the job how far each index is', async () => {
    const { runtime } = catalogue();
    const total = countPublic(runtime.db);
    change(runtime.db, (tx) => announce(tx, now, { kind: 'reindex-asked', subject: 'search' }));
    const noted = runtime.db.$client.prepare<[], string>("select payload from outbox where kind = 'reindex-asked'").pluck();
    let last: BuildProgress = [];
    for (let payload = noted.get(); payload !== undefined; payload = noted.get()) {
      last = BuildProgress.safeParse(JSON.parse(payload)).data ?? last;
      await setTimeout(5);
    }
    expect(last.map(({ index }) => index)).toEqual(['embedded', 'meilisearch-en', 'meilisearch-fr']);
    expect(last[0]).toEqual({ index: 'embedded', done: total, total, seconds: expect.any(Number) });
    expect(last.slice(1).every((part) => part.total === total && part.done <= total)).toBe(true);
  });

  /** Gives the French document of a listing another version, behind the back of the catalogue. */
  const makeOlder = async (id: string): Promise<void> => {
    const { meilisearch } = catalogue();
    const client = new Meilisearch({ host: meilisearch.url, apiKey: meilisearch.key });
    const { results } = await client.getRawIndexes({ limit: 100 });
    for (const { uid } of results.filter((index) => index.uid.endsWith('-fr')))
      await client
        .index(uid)
        .updateDocuments([{ id, version: 'of another day' }])
        .waitTask();
  };

  test('is compared soon where a change could not be written, though it answers', async () => {
    const id = publish('never-arrived', 'Never Arrived');
    await inStepAfter();
    await makeOlder(id);
    catalogue().runtime.meilisearch?.keeper.fellBehind(new Error('Lost on the way.'), [id]);
    expect(await inStepAfter()).toBeLessThanOrEqual(within(10));
  });

  test('is compared by what its documents say, not by which there are alone', async () => {
    const { runtime } = catalogue();
    const engine = runtime.meilisearch?.engine;
    if (engine === undefined) throw new Error('There is no Meilisearch.');
    const id = publish('of-another-day', 'Of Another Day');
    await inStepAfter();
    await makeOlder(id);
    expect(await findIndexDifferences({ ...runtime, engine })).toEqual([id]);
    expect(await reconcileIndex({ ...runtime, engine })).toBe(1);
    expect(await findIndexDifferences({ ...runtime, engine })).toEqual([]);
  });

  test('has made a change only once its task succeeded', async () => {
    const { runtime } = catalogue();
    const [row] = listPublicAfter(runtime.db, 0, 1);
    if (row === undefined) throw new Error('There is no listing.');
    const document = toSearchDocument(row, { taxonomy: runtime.taxonomy, now });
    await expect(runtime.meilisearch?.engine.apply([{ ...document, id: 'no id of Meilisearch!' }], [])).rejects.toThrow(/^Meilisearch did not do task \d+/);
  });
});
