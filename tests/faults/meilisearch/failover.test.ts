import { expect, test } from 'vitest';
import { percentile } from '../../bench/bench.ts';
import { extent, within } from '../../support/extent.ts';
import { faults } from '../../support/fault-proxy.ts';
import { describeMirrored, usualQueries } from './open-mirrored.ts';

const listings = extent(10_000, 300);
const searches = extent(1_000, 120);

await describeMirrored('search while Meilisearch fails', listings, (catalogue) => {
  test.each(faults)('goes on with the embedded engine (%s)', async (fault) => {
    const { runtime, proxy, search, mirrored } = catalogue();
    const failedBefore = runtime.meilisearch?.failover.tally.failed ?? 0;
    proxy.setFault(fault);
    const times: number[] = [];
    const engines = new Map<string, number>();
    for (let number = 0; number < searches; number += 1) {
      const { status, ms, answer } = await search(usualQueries[number % usualQueries.length] ?? '');
      expect(status).toBe(200);
      // Without the time-out each of a thousand would wait as long.
      expect(ms).toBeLessThan(within(3_000));
      times.push(ms);
      engines.set(answer.engine, (engines.get(answer.engine) ?? 0) + 1);
    }
    const failed = (runtime.meilisearch?.failover.tally.failed ?? 0) - failedBefore;
    proxy.setFault(undefined);
    const back = await mirrored(12);
    process.stdout.write(
      `${fault}: ${searches} searches, 0 of 500 or more, p99 ${percentile(times, 0.99).toFixed(0)} ms, breaker opened after ${failed} failures, closed ${back.toFixed(1)} s after the fault\n`,
    );
    expect(engines.get('embedded')).toBe(searches);
    expect(percentile(times, 0.99)).toBeLessThanOrEqual(within(800));
    expect(failed).toBeLessThanOrEqual(5);
    expect(back).toBeLessThanOrEqual(within(10));
  });
});
