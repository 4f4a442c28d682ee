import { setTimeout as wait } from 'node:timers/promises';
import { dayOf } from '#api/features/listings/index.ts';
import { reconcileIndex, type IndexDeps } from './index-listings.ts';

/** Sees to it that the index says what the database says. */
export type IndexKeeper = {
  /** Compares and mends in the background; asked again meanwhile, once more afterwards. */
  readonly mend: () => void;
  readonly stop: () => Promise<void>;
};

/** Claims end with the day, so the index is compared when another one begins. */
const lookMs = 60_000;

const shortestPauseMs = 250;
const longestPauseMs = 30_000;

/** Begins to keep an index; what fails is tried again, less and less often. */
export function keepIndex(deps: IndexDeps, onError: (error: unknown) => void): IndexKeeper {
  const stopping = new AbortController();
  let wanted = false;
  let mending: Promise<void> | undefined;
  let day = dayOf(deps.now());

  const work = async (): Promise<void> => {
    for (let pause = shortestPauseMs; wanted && !stopping.signal.aborted; pause = Math.min(longestPauseMs, pause * 2)) {
      wanted = false;
      try {
        await reconcileIndex(deps);
      } catch (error) {
        if (stopping.signal.aborted) return;
        onError(error);
        wanted = true;
        await wait(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    }
  };
  const mend = (): void => {
    wanted = true;
    mending ??= work().finally(() => {
      mending = undefined;
      if (wanted && !stopping.signal.aborted) mend();
    });
  };
  const look = setInterval(() => {
    if (day === dayOf(deps.now())) return;
    day = dayOf(deps.now());
    mend();
  }, lookMs).unref();

  return {
    mend,
    stop: async () => {
      clearInterval(look);
      stopping.abort();
      await mending;
    },
  };
}
