import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { usualQueries, type Mirrored } from './open-mirrored.ts';
import { startWriting } from './writing.ts';

/** Searches without a pause until it is stopped; every answer must be a success with results. */
function startSearching({ search }: Mirrored) {
  const seen = { searches: 0, failed: 0, empty: 0, doubled: 0 };
  const stopping = new AbortController();
  const done = (async () => {
    while (!stopping.signal.aborted) {
      const { status, answer } = await search(usualQueries[seen.searches % 4] ?? '');
      seen.searches += 1;
      if (status !== 200) seen.failed += 1;
      else {
        if (answer.total === 0) seen.empty += 1;
        if (new Set(answer.items.map(({ id }) => id)).size !== answer.items.length) seen.doubled += 1;
      }
      await setTimeout(5);
    }
  })();
  return async () => {
    stopping.abort();
    await done;
    return seen;
  };
}

/** Does some work while people search and 20 changes a second are made; says what was seen meanwhile. */
export async function underLoad(catalogue: Mirrored, work: () => Promise<void>) {
  const stopSearching = startSearching(catalogue);
  const writing = startWriting(catalogue.runtime, 20);
  try {
    await work();
  } finally {
    await writing.stop();
    await stopSearching();
  }
  const seen = await stopSearching();
  return { ...seen, written: writing.written() };
}

/** The most memory that a process ever had, in megabytes. */
export function mostMemory(pid: number | undefined): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8'))?.[1] ?? 0) / 1000;
}
