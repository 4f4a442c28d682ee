import type { Command } from 'commander';
import { progressOf, say } from './console.ts';
import { withRuntime } from './with-state.ts';

/** `catalog reindex` */
export function addReindex(program: Command): void {
  program
    .command('reindex')
    .description('build the search index anew')
    .addHelpText(
      'after',
      '\nThe new index is built beside the live one and takes its place at the end.\nWhere a server runs, it does the work, and this command waits until it is done.',
    )
    .action(() =>
      withRuntime(
        'reindex',
        async (runtime) => {
          const [{ rebuildIndexes }, { countPublic }] = await Promise.all([import('#api/features/search/index.ts'), import('#api/features/listings/index.ts')]);
          const total = countPublic(runtime.db);
          const progress = progressOf('Indexing');
          await rebuildIndexes(runtime, (done) => progress.update(done, total));
          progress.end();
          say(`The index is built; it holds ${total.toLocaleString('en-CA')} listings.`);
        },
        async (state, server) => {
          say(`The server (process ${server.pid}) builds the index anew …`);
          const { leaveJob } = await import('./leave-job.ts');
          await leaveJob(state, { kind: 'reindex-asked', subject: 'search' });
          say('The index is built.');
        },
      ),
    );
}
