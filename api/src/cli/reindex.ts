import type { Command } from 'commander';
import type { BuildProgress } from '#api/features/search/index.ts';
import { say } from './console.ts';
import { startTelling } from './tell-build.ts';
import { withRuntime } from './with-state.ts';

/** `catalog reindex` */
export function addReindex(program: Command): void {
  program
    .command('reindex')
    .description('build the search index anew')
    .addHelpText(
      'after',
      '\nThe new index is built beside the live one and takes its place at the end; where Meilisearch searches, so are its\nindexes of both languages. Where a server runs, it does the work, and this command tells how far it is.',
    )
    .action(() =>
      withRuntime(
        'reindex',
        async (runtime) => {
          const { rebuildIndexes } = await import('#api/features/search/index.ts');
          await rebuildIndexes(runtime, startTelling());
        },
        async (state, server) => {
          say(`The server (process ${server.pid}) builds the index anew …`);
          const [{ leaveJob }, search] = await Promise.all([import('./leave-job.ts'), import('#api/features/search/index.ts')]);
          const tell = startTelling();
          const begun = performance.now();
          let last: BuildProgress = [];
          await leaveJob(state, { kind: 'reindex-asked', subject: 'search' }, (progress) => {
            last = search.BuildProgress.safeParse(progress).data ?? last;
            tell(last);
          });
          // What the server noted last is gone with the job.
          tell(last.map((part) => ({ ...part, done: Math.max(part.done, part.total), seconds: part.seconds ?? secondsSince(begun) })));
          say('The index is built.');
        },
      ),
    );
}

function secondsSince(begun: number): number {
  return (performance.now() - begun) / 1000;
}
