import type { Command } from 'commander';
import { say } from './console.ts';
import { withState } from './with-state.ts';

/** `catalog migrate` */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the newest version')
    .addHelpText('after', '\nA backup is made first and looked through; a migration that fails leaves the database as it was.\nThe server does the same at its start.')
    .action(() =>
      withState('migrate', async ({ migration: { from, to, backup } }) => {
        if (from === to) return say(`The database is at the newest version, ${to}.`);
        say(`The database went from version ${from} to ${to}.${backup === undefined ? '' : `\nThe one before is kept in ${backup}.`}`);
      }),
    );
}
