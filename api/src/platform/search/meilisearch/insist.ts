import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch';
import { setTimeout } from 'node:timers/promises';

/** Two seconds in all, but never long, since what waits is behind as soon as Meilisearch is back. */
const pauses = [50, 100, 200, 400, 500, 500, 500];

/**
 * Does again what was lost on the way, as where a kept connection ends just then: a build of many minutes must not end by that.
 * What Meilisearch refuses stays refused, and what takes too long is not asked for again.
 */
export async function insist<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error)) throw error;
      await setTimeout(pause);
    }
  }
  return work();
}

/** Meilisearch ends a connection that was opened for later by a 408, which is taken for the answer to what is sent then. */
function isLost(error: unknown): boolean {
  if (error instanceof MeilisearchApiError) return error.response.status === 408;
  return error instanceof MeilisearchRequestError && !(error.cause instanceof MeilisearchRequestTimeOutError);
}
