import { setImmediate } from 'node:timers/promises';
import type { SearchDocument } from '../search-engine.ts';

/** Meilisearch takes about as long for a task of one document as for one of some hundreds. */
const documentsOfTask = 500;

/** Takes batches until there are enough documents for one task; the server answers in between. */
export async function gather(batches: Iterator<readonly SearchDocument[]>): Promise<SearchDocument[]> {
  const gathered: SearchDocument[] = [];
  while (gathered.length < documentsOfTask) {
    const batch = batches.next();
    if (batch.done === true) break;
    gathered.push(...batch.value);
    await setImmediate();
  }
  return gathered;
}
