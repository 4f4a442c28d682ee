import { setTimeout } from 'node:timers/promises';

/** Does a work that takes at least a number of milliseconds, and beyond that a whole number of steps, so that its time tells nothing of it. */
export async function atLeast<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    const taken = performance.now() - started;
    const slots = Math.max(1, Math.ceil(taken / milliseconds));
    await setTimeout(slots * milliseconds - taken);
  }
}
