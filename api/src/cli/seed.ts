import type { Command } from 'commander';
import { join } from 'node:path';
import { counted, say } from './console.ts';
import { afterwards } from './afterwards.ts';
import { withState } from './with-state.ts';

/** `catalog seed` */
export function addSeed(program: Command): void {
  program
    .command('seed')
    .description('load the samples into an empty catalogue')
    .addHelpText('after', '\nThe samples are invented vendors and listings, labelled as such on every page.\nThe server loads them at its first start, unless SAMPLES=false.')
    .action(() =>
      withState('seed', async ({ db, now, paths, config }, server) => {
        const { loadSamples } = await import('#api/features/samples/index.ts');
        const loaded = await loadSamples({ db, now, images: paths.images, samples: join(config.root, 'data/samples/vendors') });
        say(loaded === 0 ? 'The catalogue is not empty; nothing was loaded.' : `Loaded ${counted(loaded, 'sample listing', 'sample listings')}. ${afterwards(server)}`);
      }),
    );
}
