import { setTimeout } from 'node:timers/promises';
import { listPublicAfter, publicVersion } from '#api/features/listings/index.ts';
import type { Runtime } from '#api/runtime.ts';

type Quiet = { readonly runtime: Runtime; readonly jobs: { readonly backlog: () => { readonly waiting: number } } };

/** The listings whose document differs from the database in either index, once no job waits, or after `seconds`. */
export async function differences({ runtime, jobs }: Quiet, seconds = 10): Promise<string[]> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const differ = await compare(runtime);
    if ((differ.length === 0 && jobs.backlog().waiting === 0) || performance.now() > until) return differ;
    await setTimeout(200);
  }
}

async function compare(runtime: Runtime): Promise<string[]> {
  const engines = [runtime.engine, ...(runtime.meilisearch === undefined ? [] : [runtime.meilisearch.engine])];
  const all = await Promise.all(engines.map((engine) => engine.versions()));
  const expected = new Map<string, string>();
  for (let last = 0; ;) {
    const rows = listPublicAfter(runtime.db, last, 1000);
    if (rows.length === 0) break;
    for (const row of rows) expected.set(row.listing.id, publicVersion(row));
    last = rows.at(-1)?.listing.number ?? last;
  }
  const ids = new Set([...expected.keys(), ...all.flatMap((versions) => [...versions.keys()])]);
  return [...ids].filter((id) => all.some((versions) => versions.get(id) !== expected.get(id)));
}
