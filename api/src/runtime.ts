import { join } from 'node:path';
import { homePaths, type Config } from './config.ts';
import { migrate, newestVersion, versionOf, type MigrationReport } from './db/migrate.ts';
import { openDatabase, type Database } from './db/open-database.ts';
import { readReasons, type Reasons } from './features/review/index.ts';
import { finishRestore } from './features/backups/index.ts';
import { listSynonymGroups } from './features/synonyms/index.ts';
import { readTaxonomy, type TaxonomyData } from './features/taxonomy/index.ts';
import { Failure } from './platform/failure.ts';
import { makeFolders } from './make-folders.ts';
import { PageFiles } from './platform/pages/page-files.ts';
import { openSearch, type Search } from './open-search.ts';

/** What a command needs that leaves the search index alone: the folder of state, its database and the taxonomy. */
export type State = TaxonomyData & {
  readonly config: Config;
  readonly paths: ReturnType<typeof homePaths>;
  readonly db: Database;
  /** The synonyms that came with the catalogue, without those of the staff. */
  readonly knownSynonyms: readonly (readonly string[])[];
  readonly files: PageFiles;
  readonly reasons: Reasons;
  readonly migration: MigrationReport;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
};

/** Everything that a process of the catalogue holds open. */
export type Runtime = State & Search;

/**
 * Opens the folder of state: its database, migrated, and the taxonomy.
 * @throws Failure in one sentence when the folder, the database or the taxonomy cannot be used.
 */
export async function openState(config: Config, { mayMigrate }: { mayMigrate: boolean } = { mayMigrate: true }): Promise<State> {
  const { taxonomy, synonyms: knownSynonyms } = readTaxonomy(join(config.root, 'data/taxonomy.yaml'));
  const reasons = readReasons(join(config.root, 'data/review-reasons.yaml'));
  const paths = homePaths(config.home);
  makeFolders(config.home, [config.home]);
  finishRestore(config.home);
  const db = openDatabase(paths.database);
  try {
    const migrations = join(config.root, 'migrations');
    if (!mayMigrate && versionOf(db) < newestVersion(migrations))
      throw new Failure('conflict', 'older-server', 'The server that runs here is of an older catalogue; restart it first, and it brings the database to the newest version.');
    const migration = await migrate(db, migrations, paths.backups);
    makeFolders(
      config.home,
      Object.values(paths).filter((path) => path !== paths.database),
    );
    const synonyms = [...knownSynonyms, ...listSynonymGroups(db).map(({ terms }) => [...terms])];
    const close = async (): Promise<void> => void db.$client.close();
    return { config, paths, db, files: new PageFiles(paths.pages), taxonomy, synonyms, knownSynonyms, reasons, migration, now: () => new Date(), close };
  } catch (error) {
    db.$client.close();
    throw error;
  }
}

/**
 * Opens the folder of state with the search index, which is for one process at a time.
 * @throws Failure in one sentence when the folder, the database or the taxonomy cannot be used.
 */
export async function openRuntime(config: Config, onError: (error: unknown) => void): Promise<Runtime> {
  const state = await openState(config);
  const onNotice = (sentence: string): void => onError(sentence);
  const search = await openSearch({ ...state, directory: state.paths.search, onError, onNotice });
  const close = async (): Promise<void> => {
    await search.close();
    await state.close();
  };
  return { ...state, ...search, close };
}
