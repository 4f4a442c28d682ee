import { setImmediate } from 'node:timers/promises';
import { WorkerChannel } from '../embedded/worker-channel.ts';
import type { SearchDocument } from '../search-engine.ts';

/** Documents as the index of each language is sent them, a line each. */
export type PreparedDocuments = { readonly size: number; readonly en: string; readonly fr: string };

/** What the thread that prepares documents is asked. */
export type PreparerCalls = {
  readonly prepare: { readonly input: readonly SearchDocument[]; readonly output: PreparedDocuments };
  readonly close: { readonly input: undefined; readonly output: undefined };
};

/** What it is told when it starts: the groups of synonyms. */
export type PreparerData = readonly (readonly string[])[];

/** Between two tasks Meilisearch makes the changes of the live index, each of which takes it as long as some hundred new documents. */
const documentsOfTask = 2_500;

/** How long documents are read before the server does something else; under load each turn of that takes long. */
const msOfTurn = 15;

/** Prepares all documents of an index in a thread of its own, since that takes longer than anything else that is done for them here; answers them by the task. */
export async function* prepareDocuments(documents: Iterable<readonly SearchDocument[]>, synonyms: PreparerData): AsyncGenerator<PreparedDocuments> {
  const thread = new WorkerChannel<PreparerCalls>({ script: new URL('preparer-worker.ts', import.meta.url), data: () => synonyms, onError: () => undefined });
  try {
    let parts: Promise<PreparedDocuments>[] = [];
    let size = 0;
    let turn = performance.now();
    for (const batch of documents) {
      const part = thread.ask('prepare', batch);
      // Where what comes before it fails, nobody waits for it.
      part.catch(() => undefined);
      parts.push(part);
      size += batch.length;
      if (performance.now() - turn > msOfTurn) {
        await setImmediate();
        turn = performance.now();
      }
      if (size < documentsOfTask) continue;
      yield join(await Promise.all(parts));
      [parts, size] = [[], 0];
    }
    if (size > 0) yield join(await Promise.all(parts));
  } finally {
    await thread.close();
  }
}

function join(parts: readonly PreparedDocuments[]): PreparedDocuments {
  return {
    size: parts.reduce((sum, { size }) => sum + size, 0),
    en: parts.map(({ en }) => en).join('\n'),
    fr: parts.map(({ fr }) => fr).join('\n'),
  };
}
