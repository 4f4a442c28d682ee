import type { Command } from 'commander';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { homePaths, readConfig, type Config } from '#api/config.ts';
import type { Finding } from '#api/features/doctor/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { say } from './console.ts';
import { withHome, type Server } from './with-state.ts';

/** `catalog doctor` */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('say whether settings, disk, backups, database, images, pages, jobs, index and Meilisearch are well, and what to do where not')
    .option('--fix', 'build again what can be: index and pages')
    .addHelpText('after', '\nNothing is changed without --fix. The exit code is 1 where something is wrong.')
    .action(async ({ fix = false }: { fix?: boolean }) => {
      const config = readConfig(process.env);
      if (!existsSync(homePaths(config.home).database))
        throw new Failure('not-found', 'no-catalogue', `There is no catalogue in ${config.home} yet; "pnpm start" makes one, and CATALOG_HOME names another folder.`);
      await withHome(config, 'doctor', (server) => examine(config, server, fix));
    });
}

async function examine(config: Config, server: Server, fix: boolean): Promise<void> {
  const [doctor, { openDatabase }, { readTaxonomy }, { openIndex }] = await Promise.all([
    import('#api/features/doctor/index.ts'),
    import('#api/db/open-database.ts'),
    import('#api/features/taxonomy/index.ts'),
    import('./open-index.ts'),
  ]);
  const paths = homePaths(config.home);
  const { taxonomy, synonyms } = readTaxonomy(join(config.root, 'data/taxonomy.yaml'));
  const db = openDatabase(paths.database);
  const now = (): Date => new Date();
  const context = { config, db, taxonomy, synonyms, now };
  try {
    await tell(doctor.examineSettings(config), fix);
    await tell(doctor.examineDisk(config.home, paths.database), fix);
    await tell(doctor.examineBackups({ home: config.home, folder: paths.backups, kept: config.backupsKept, now }), fix);
    const database = doctor.examineDatabase(db, { file: paths.database, migrations: join(config.root, 'migrations'), backups: paths.backups });
    await tell(database, fix);
    // The rest reads tables that an older version may lack.
    if (!database.ok) return;
    await tell(doctor.examineImages(db, paths.images), fix);
    await tell(await doctor.examinePages({ ...context, folder: paths.pages, build: buildOf(config.root) }), fix);
    await tell(doctor.examineJobs(db, { now: now(), isServed: server !== undefined }), fix);
    if (server !== undefined) return await tell(await doctor.askServer(server.address), fix);
    await openIndex({ ...context, directory: paths.search }, async (engine) => tell(await doctor.examineIndex({ ...context, engine }), fix));
    const { meilisearch } = config;
    if (meilisearch !== undefined) await tell(await doctor.examineMeilisearch({ db, now, meilisearch }), fix);
  } finally {
    db.$client.close();
  }
}

function buildOf(root: string): string | undefined {
  const file = join(root, 'site/dist/build-id.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

async function tell({ subject, ok, says, todo, fix }: Finding, mayFix: boolean): Promise<void> {
  const line = (word: string, text: string): void => say(`${word.padEnd(6)} ${subject.padEnd(9)} ${text}`);
  if (ok) return line('ok', says);
  if (mayFix && fix !== undefined) return line('fixed', `${says}; ${await fix()}`);
  process.exitCode = 1;
  line('WRONG', `${says}. ${todo ?? ''}`.trim());
}
