import type { Command } from 'commander';
import { readConfig } from '#api/config.ts';
import { Failure } from '#api/platform/failure.ts';
import { say } from './console.ts';

/** `catalog meilisearch` */
export function addMeilisearch(program: Command): void {
  program
    .command('meilisearch')
    .description('prepare a Meilisearch for the catalogue')
    .command('setup')
    .description('make the key of the catalogue at the Meilisearch of MEILI_URL, from its master key')
    .addHelpText(
      'after',
      '\nThe master key is read from MEILI_MASTER_KEY and kept nowhere. The key that is made opens the indexes of\ncatalogues alone; put it into MEILI_KEY. Run it again to see the same key.',
    )
    .action(setUp);
}

async function setUp(): Promise<void> {
  const { meilisearch, meilisearchMasterKey } = readConfig(process.env);
  if (meilisearch === undefined) throw new Failure('bad-input', 'no-meilisearch', 'Set MEILI_URL to the address of a Meilisearch, such as http://127.0.0.1:7700.');
  if (meilisearchMasterKey === undefined) throw new Failure('bad-input', 'no-master-key', 'Set MEILI_MASTER_KEY to the master key of that Meilisearch, for this command alone.');
  const [{ createKey }, { explainFault }] = await Promise.all([
    import('#api/platform/search/meilisearch/create-key.ts'),
    import('#api/platform/search/meilisearch/explain-fault.ts'),
  ]);
  const made = await createKey(meilisearch.url, meilisearchMasterKey).catch((error: unknown) => {
    throw new Failure('broken', 'no-key', explainFault(error).replace(/set MEILI_KEY to .*/, 'MEILI_MASTER_KEY is not its master key.'));
  });
  say(made.isNew ? 'The key was made. Start the catalogue with:' : 'The key was made before. Start the catalogue with:');
  say(`MEILI_URL=${meilisearch.url}`);
  say(`MEILI_KEY=${made.key}`);
}
