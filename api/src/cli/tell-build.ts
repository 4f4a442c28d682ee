import type { BuildProgress, IndexName } from '#api/features/search/index.ts';
import type { Progress } from '#api/platform/progress.ts';
import { counted, progressOf, say } from './console.ts';

const names: Readonly<Record<IndexName, string>> = {
  embedded: 'The embedded index',
  'meilisearch-en': 'The English index in Meilisearch',
  'meilisearch-fr': 'The French index in Meilisearch',
};

/** Tells people how far each index is, and once that it is built; the same may be given to it again. */
export function startTelling(): (progress: BuildProgress) => void {
  const running = new Map<IndexName, Progress>();
  const ended = new Set<IndexName>();
  return (progress) => {
    for (const { index, done, total, seconds } of progress) {
      if (ended.has(index)) continue;
      const line = running.get(index) ?? progressOf(names[index]);
      running.set(index, line);
      if (seconds === null) {
        if (done > 0) line.update(done, Math.max(done, total));
        continue;
      }
      // On a terminal the line of another index may be the one that is shown.
      for (const shown of running.values()) shown.end();
      ended.add(index);
      say(`${names[index]} is built: ${counted(done, 'listing', 'listings')} in ${seconds.toFixed(1)} s.`);
    }
  };
}
