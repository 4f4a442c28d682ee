import { setTimeout } from 'node:timers/promises';
import { applyListingMove } from '#api/features/listings/index.ts';
import type { Runtime } from '#api/runtime.ts';

/** Changes listings at a rate, suspending and restoring them again in turn, until it is stopped; counts what it wrote. */
export function startWriting(runtime: Runtime, perSecond: number) {
  const ids: string[] = runtime.db.$client.prepare<[], string>("select id from listings where state in ('live', 'suspended') order by number limit 40").pluck().all();
  const suspended = new Set(runtime.db.$client.prepare<[], string>("select id from listings where state = 'suspended'").pluck().all());
  let written = 0;
  const stopping = new AbortController();
  const write = (): void => {
    const id = ids[(written * 7) % ids.length];
    if (id === undefined) throw new Error('There is nothing to change.');
    const move = suspended.has(id) ? 'restore' : 'suspend';
    runtime.db.transaction((tx) => applyListingMove(tx, id, move, { actor: 'test', at: new Date() }), { behavior: 'immediate' });
    if (move === 'suspend') suspended.add(id);
    else suspended.delete(id);
    written += 1;
  };
  const started = performance.now();
  const done = (async () => {
    while (!stopping.signal.aborted) {
      write();
      // By the clock, so that what a write takes does not slow the rate.
      await setTimeout(Math.max(0, started + (written * 1000) / perSecond - performance.now()));
    }
  })();
  return {
    written: (): number => written,
    stop: async (): Promise<void> => {
      stopping.abort();
      await done;
    },
  };
}
