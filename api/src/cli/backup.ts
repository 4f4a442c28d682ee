import { resolve } from 'node:path';
import type { Command } from 'commander';
import { counted, say, warn } from './console.ts';
import { withState } from './with-state.ts';

/** `catalog backup` */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('copy the database, images and evidence into one file, and check the copy')
    .option('--to <file>', 'where to; without it into the folder of backups, where the oldest ones are removed')
    .addHelpText(
      'after',
      '\nThe server may run. A backup counts only once it was unpacked and checked. It holds nothing that signs anyone in: no sessions, links, codes or tokens;\npassword hashes are in it, so keep it as safe as the catalogue itself.',
    )
    .action(({ to }: { to?: string }) =>
      withState('backup', async ({ config, paths, now }) => {
        const [{ backUpHome, makeBackup }, { newestVersion }] = await Promise.all([import('#api/features/backups/index.ts'), import('#api/db/migrate.ts')]);
        const source = { home: config.home, newestVersion: newestVersion(`${config.root}/migrations`), now };
        const kept = config.backupsKept === 0 ? Infinity : config.backupsKept;
        const { file, bytes, manifest, lostImages } = to === undefined ? await backUpHome(source, { folder: paths.backups, kept }) : await makeBackup(source, resolve(to));
        const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
        const files = Object.values(manifest.files).reduce((sum, count) => sum + count, 0);
        say(`Backed up ${counted(rows, 'row', 'rows')} and ${counted(files, 'file', 'files')} to ${file} (${(bytes / 1024 ** 2).toFixed(1)} MB); it was unpacked and checked.`);
        if (lostImages > 0) warn(`${counted(lostImages, 'image is', 'images are')} missing in the catalogue itself, and so in the backup.`);
      }),
    );
}
