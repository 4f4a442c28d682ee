import { Meilisearch } from 'meilisearch';

/** All that the catalogue does with Meilisearch, and nothing else. */
const actions = [
  'search',
  'documents.add',
  'documents.get',
  'documents.delete',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'settings.get',
  'settings.update',
  'stats.get',
  'tasks.get',
  'version',
] as const;

const description = 'The CATAlog: searches and keeps its own indexes';

/**
 * Makes the key of the catalogue, for its own indexes and its own work alone, or finds the one that was made before.
 * @throws what Meilisearch said, where `masterKey` is not its master key
 */
export async function createKey(url: string, masterKey: string): Promise<{ readonly key: string; readonly isNew: boolean }> {
  const client = new Meilisearch({ host: url, apiKey: masterKey, timeout: 10_000 });
  const { results } = await client.getKeys({ limit: 1000 });
  const known = results.find((key) => key.description === description && actions.every((action) => key.actions.includes(action)));
  if (known !== undefined) return { key: known.key, isNew: false };
  const made = await client.createKey({ name: 'catalog', description, actions: [...actions], indexes: ['catalog-*'], expiresAt: null });
  return { key: made.key, isNew: true };
}
