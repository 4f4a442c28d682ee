import { setTimeout } from 'node:timers/promises';
import { findIndexDifferences } from '#api/features/search/index.ts';
import type { Runtime } from '#api/runtime.ts';
import { within } from '../../support/extent.ts';

/** The listings whose document differs from the database in either index after `seconds`, or none as soon as none does. */
export async function differences({ runtime }: { readonly runtime: Runtime }, seconds = within(10)): Promise<string[]> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const differ = await compare(runtime);
    if (differ.length === 0 || performance.now() > until) return differ;
    await setTimeout(200);
  }
}

/** An index that cannot be read differs as a whole. */
async function compare(runtime: Runtime): Promise<string[]> {
  const engines = [runtime.engine, ...(runtime.meilisearch === undefined ? [] : [runtime.meilisearch.engine])];
  const all = await Promise.all(engines.map((engine) => findIndexDifferences({ ...runtime, engine }).catch(() => [engine.name])));
  return all.flatMap((ids, at) => ids.map((id) => `${at === 0 ? 'embedded' : 'meilisearch'}: ${id}`));
}
