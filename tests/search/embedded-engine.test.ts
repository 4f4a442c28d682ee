import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedEngine } from '#api/platform/search/embedded/embedded-engine.ts';
import { describeEngine } from './contract/describe-engine.ts';
import { contractSynonyms } from './contract/documents.ts';

describeEngine('embedded', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'catalog-search-'));
  const engine = await createEmbeddedEngine({ directory, synonyms: contractSynonyms });
  const close = async (): Promise<void> => {
    await engine.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { engine, close };
});
