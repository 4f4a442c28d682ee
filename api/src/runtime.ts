import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { homePaths, type Config } from './config.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase, type Database } from './db/open-database.ts';
import { readTaxonomy, type TaxonomyData } from './features/taxonomy/index.ts';
import { Failure } from './platform/failure.ts';
import { PageFiles } from './platform/pages/page-files.ts';
import { createEmbeddedEngine } from './platform/search/embedded/embedded-engine.ts';
import type { SearchEngine } from './platform/search/search-engine.ts';

/** Everything that a process of the catalogue holds open. */
export type Runtime = TaxonomyData & {
  readonly config: Config;
  readonly paths: ReturnType<typeof homePaths>;
  readonly db: Database;
  readonly engine: SearchEngine;
  readonly files: PageFiles;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
};

/**
 * Opens the folder of state: database (migrated), search index, pages.
 * @throws Failure in one sentence when the folder, the database or the taxonomy cannot be used.
 */
export async function openRuntime(config: Config, onError: (error: unknown) => void): Promise<Runtime> {
  const paths = homePaths(config.home);
  makeFolders(
    config.home,
    Object.values(paths).filter((path) => path !== paths.database),
  );
  const { taxonomy, synonyms } = readTaxonomy(join(config.root, 'data/taxonomy.yaml'));
  const db = openDatabase(paths.database);
  await migrate(db, join(config.root, 'migrations'), paths.backups);
  const engine = await createEmbeddedEngine({ directory: paths.search, synonyms, onError });
  const close = async (): Promise<void> => {
    await engine.close();
    db.$client.close();
  };
  return { config, paths, db, engine, files: new PageFiles(paths.pages), taxonomy, synonyms, now: () => new Date(), close };
}

function makeFolders(home: string, folders: readonly string[]): void {
  try {
    for (const folder of folders) mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('broken', 'no-home', `The folder ${home} (CATALOG_HOME) cannot be written: ${reason}.`);
  }
}
