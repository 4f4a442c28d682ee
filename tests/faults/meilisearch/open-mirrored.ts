import type { SearchAnswer } from '#api/contract/search.ts';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe } from 'vitest';
import { within } from '../../support/extent.ts';
import { startFaultProxy } from '../../support/fault-proxy.ts';
import { startMeilisearch, type TestMeilisearch } from '../../support/meilisearch.ts';
import { openTestCatalogue } from '../../support/test-catalogue.ts';

/** A catalogue that searches by a real Meilisearch. */
export type Mirrored = Awaited<ReturnType<typeof openMirroredCatalogue>>;

/** Tests of a catalogue whose searches a real Meilisearch answers; where there is none they are skipped, which their name says. */
export async function describeMirrored(name: string, listings: number, define: (catalogue: () => Mirrored) => void): Promise<void> {
  const started = await startMeilisearch();
  const missing = 'unavailable' in started ? ` (${started.unavailable})` : '';
  describe.skipIf(missing !== '')(`${name}${missing}`, () => {
    let catalogue: Mirrored | undefined;
    beforeAll(async () => {
      if ('unavailable' in started) return;
      catalogue = await openMirroredCatalogue(started, listings);
      await catalogue.mirrored(300);
    }, 600_000);
    afterAll(async () => {
      await catalogue?.close();
      // Where the catalogue did not open.
      if (!('unavailable' in started)) await started.stop();
    });
    define(() => {
      if (catalogue === undefined) throw new Error('The catalogue was not opened.');
      return catalogue;
    });
  });
}

/** A catalogue on a real Meilisearch, with a proxy between them that can misbehave; its folder may be `kept`. */
export async function openMirroredCatalogue(meilisearch: TestMeilisearch, listings: number, kept?: string) {
  const proxy = await startFaultProxy(meilisearch.url);
  const settings = { MEILI_URL: proxy.url, MEILI_KEY: meilisearch.key };
  const catalogue = await openTestCatalogue({ settings, samples: false, generated: listings, published: false, ...(kept === undefined ? {} : { kept }) });
  catalogue.jobs.start();
  const search = async (query: string) => {
    const started = performance.now();
    const response = await catalogue.app.inject({ url: `/api/v1/listings?${query}` });
    return { status: response.statusCode, ms: performance.now() - started, answer: response.json<SearchAnswer>() };
  };
  /** Waits until Meilisearch answers; returns how long it took, in seconds. */
  const mirrored = async (seconds: number): Promise<number> => {
    const started = performance.now();
    for (;;) {
      const { answer } = await search('q=');
      const elapsed = (performance.now() - started) / 1000;
      if (answer.engine === 'meilisearch') return elapsed;
      if (elapsed > within(seconds)) throw new Error(`Meilisearch did not answer within ${within(seconds)} s. ${catalogue.errors.map(String).join(' ')}`);
      await setTimeout(50);
    }
  };
  const close = async (): Promise<void> => {
    proxy.setFault(undefined);
    await catalogue.close();
    await proxy.close();
    await meilisearch.stop();
  };
  return { ...catalogue, meilisearch, proxy, search, mirrored, close };
}

/** Queries such as people ask: words, a slip, filters, nothing. */
export const usualQueries = [
  'q=identity',
  'q=gestion+des+documents&lang=fr',
  'q=',
  'q=&area=secure-it',
  'q=clod+hosting',
  'q=records&security=protected-b&deployment=saas',
  'q=&sort=newest&page=3',
  'q=%22data+centre%22',
];
