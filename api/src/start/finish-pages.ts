import { sweepPages, type Publisher } from '#api/features/pages/index.ts';
import { startProgress } from '#api/platform/progress.ts';
import type { Runtime } from '#api/runtime.ts';
import { dropOldAssets, type Site } from '#api/site.ts';

/** From how many pages on it is worth saying that they are being published. */
const worthSaying = 100;

/** Publishes what is due while the server answers already, then removes what no page needs any longer. */
export async function finishPages(runtime: Runtime, publisher: Publisher, site: Site): Promise<void> {
  const { due } = publisher.backlog();
  const started = performance.now();
  const say = (line: string): void => void (due > worthSaying && process.stdout.write(`${line}\n`));
  say(`Publishing ${due} pages; meanwhile each is rendered when it is asked for.`);
  const progress = startProgress(process.stdout, 'Publishing');
  await publisher.drain((left) => progress.update(due - Math.min(due, left), due));
  progress.end();
  if (publisher.isStopped) return;
  say(`All pages are published (in ${((performance.now() - started) / 1000).toFixed(1)} s).`);
  await sweepPages(runtime);
  await dropOldAssets(runtime, site);
}
