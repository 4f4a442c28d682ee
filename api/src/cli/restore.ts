import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '#api/config.ts';
import { newestVersion } from '#api/db/migrate.ts';
import { claimHome } from '#api/start/claim-home.ts';
import { say, warn } from './console.ts';

/** `catalog restore` */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup in the place of the catalogue; stop the server first')
    .argument('<file>', 'a file that "catalog backup" made')
    .addHelpText('after', '\nThe backup is unpacked and checked first; then the former state is moved aside, within CATALOG_HOME. Everyone signs in anew.')
    .action(async (file: string) => {
      const config = readConfig(process.env);
      const home = claimHome(config, 'the command "catalog restore"');
      try {
        const { restoreBackup } = await import('#api/features/backups/index.ts');
        const source = { home: config.home, newestVersion: newestVersion(`${config.root}/migrations`), now: () => new Date() };
        const { manifest, aside, secondFactorsLost } = restoreBackup(source, resolve(file));
        say(`Restored the catalogue of ${manifest.createdAt}. The former state is kept in ${aside}.\nStart the server: it renders the pages and builds the index anew.`);
        if (secondFactorsLost > 0)
          warn(
            `The backup is of a folder with another secret key: ${secondFactorsLost} second factors cannot be opened with the key here, and are set up anew at the next sign-in.`,
          );
      } finally {
        home.release();
      }
    });
}
