import { MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch';
import { setTimeout } from 'node:timers/promises';

const pauses = [100, 400, 1_600];

/**
 * Does again what was lost on the way, as where a kept connection ends just then: a build of many minutes must not end by that.
 * What Meilisearch refuses stays refused, and what takes too long is not asked for again.
 */
export async function insist<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MeilisearchRequestError) || error.cause instanceof MeilisearchRequestTimeOutError) throw error;
      await setTimeout(pause);
    }
  }
  return work();
}
