import '../../support/resolve-api.ts';

// A schedule in the server's place, an hour after its start; it says when the backup is made.
const [{ homePaths, readConfig }, { newestVersion }, { BackupSchedule }] = await Promise.all([
  import('#api/config.ts'),
  import('#api/db/migrate.ts'),
  import('#api/features/backups/index.ts'),
]);
const config = readConfig(process.env);
let clock = Date.now();
const schedule = new BackupSchedule({
  home: config.home,
  folder: homePaths(config.home).backups,
  newestVersion: newestVersion(`${config.root}/migrations`),
  kept: config.backupsKept,
  now: () => new Date(clock),
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
clock += 3_600_000;
process.stdout.write('looks\n');
await schedule.look();
process.stdout.write('done\n');
