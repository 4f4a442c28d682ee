import type { Command } from 'commander';
import { join } from 'node:path';
import type { State } from '#api/runtime.ts';
import { counted, progressOf, say } from './console.ts';
import { afterwards } from './afterwards.ts';
import { wholeNumber } from './whole-number.ts';
import { withRuntime } from './with-state.ts';

type Asked = { readonly listings: number; readonly vendors?: number; readonly seed: number };

/** `catalog generate` */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('add plausible listings, labelled as samples, for tests and measurements')
    .requiredOption('--listings <n>', 'how many listings', wholeNumber)
    .option('--vendors <n>', 'of how many vendors (40 for each 100 listings)', wholeNumber)
    .option('--seed <s>', 'the same seed gives the same listings', wholeNumber, 1)
    .addHelpText('after', '\nWithout a running server the index is built anew at the end; a running one indexes and publishes them in its own time.')
    .action((asked: Asked) =>
      withRuntime(
        'generate',
        async (runtime) => {
          await generate(asked, runtime, 'rebuild');
          const [{ rebuildIndex }, { askEverything }] = await Promise.all([import('#api/features/search/index.ts'), import('#api/features/pages/index.ts')]);
          const progress = progressOf('Indexing');
          await rebuildIndex(runtime, (done) => progress.update(done));
          progress.end();
          askEverything(runtime);
          say('The index is built; the next start of the server publishes their pages.');
        },
        async (state, server) => {
          await generate(asked, state, 'announce');
          say(afterwards(server));
        },
      ),
    );
}

async function generate(asked: Asked, { db, taxonomy, now, config }: State, follow: 'announce' | 'rebuild'): Promise<void> {
  const { generateListings } = await import('#api/features/generate/index.ts');
  const progress = progressOf('Generating');
  const onProgress = (done: number): void => progress.update(done, asked.listings);
  const made = await generateListings({ ...asked, db, taxonomy, now, data: join(config.root, 'data'), follow, onProgress });
  progress.end();
  say(`Added ${counted(made.listings, 'listing', 'listings')} of ${counted(made.vendors, 'vendor', 'vendors')}.`);
}
