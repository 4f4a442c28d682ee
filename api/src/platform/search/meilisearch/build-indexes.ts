import { languages, type Language } from '#api/contract/text.ts';
import type { OnProgress, SearchDocument } from '../search-engine.ts';
import type { IndexClient } from './index-client.ts';
import { settingsOf } from './index-settings.ts';
import { prepareDocuments } from './prepare-documents.ts';

/** Which indexes are built, and with what. */
export type IndexPlan = {
  readonly client: IndexClient;
  readonly uidOf: (language: Language) => string;
  readonly synonyms: readonly (readonly string[])[];
  readonly now: Date;
};

/** Meilisearch always has a next task to do, and a change of the live index waits for few of them. */
const mostTasksWaiting = 4;

/** Creates the index of each language and fills it; resolved once every task succeeded. */
export async function buildIndexes({ client, uidOf, synonyms, now }: IndexPlan, documents: Iterable<readonly SearchDocument[]>, onProgress?: OnProgress): Promise<void> {
  const waits: (() => Promise<void>)[] = [];
  const settle = async (most: number): Promise<void> => {
    while (waits.length > most) await waits.shift()?.();
  };
  for (const language of languages) waits.push(await client.create(uidOf(language), settingsOf(language, now)));
  const done = { en: 0, fr: 0 };
  for await (const prepared of prepareDocuments(documents, synonyms)) {
    for (const language of languages) {
      const wait = await client.putLines(uidOf(language), prepared[language]);
      waits.push(async () => {
        await wait();
        onProgress?.((done[language] += prepared.size), language);
      });
    }
    await settle(mostTasksWaiting);
  }
  await settle(0);
}
