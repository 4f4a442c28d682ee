import { createEmbeddedEngine } from '#api/platform/search/embedded/embedded-engine.ts';
import type { SearchEngine } from '#api/platform/search/search-engine.ts';
import { warn } from './console.ts';

/** Opens the embedded index alone, without anything that mends it by itself. */
export async function openIndex(
  options: { readonly directory: string; readonly synonyms: readonly (readonly string[])[] },
  work: (engine: SearchEngine) => Promise<void>,
): Promise<void> {
  const engine = await createEmbeddedEngine({ directory: options.directory, synonyms: options.synonyms, onError: warn });
  try {
    await work(engine);
  } finally {
    await engine.close();
  }
}
