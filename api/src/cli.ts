import { Command } from 'commander';
import { addCreateAdmin } from './cli/create-admin.ts';
import { addBackup } from './cli/backup.ts';
import { addDoctor } from './cli/doctor.ts';
import { addExport } from './cli/export.ts';
import { addGenerate } from './cli/generate.ts';
import { addImport } from './cli/import.ts';
import { addMeilisearch } from './cli/meilisearch.ts';
import { addMigrate } from './cli/migrate.ts';
import { addPublish } from './cli/publish.ts';
import { addReindex } from './cli/reindex.ts';
import { addResetSecondStep } from './cli/reset-second-step.ts';
import { addRestore } from './cli/restore.ts';
import { addSeed } from './cli/seed.ts';
import { readConfig, type Config } from './config.ts';
import { explainError } from './explain-error.ts';

const program = new Command('pnpm catalog')
  .description('Runs the CATAlog from the command line, on the folder that CATALOG_HOME names.')
  .showHelpAfterError('Add --help to see how it is used.')
  .addHelpText('after', '\nEach command can be used while the server runs. The settings are those of the server; README.md lists them.');
for (const add of [
  addMigrate,
  addSeed,
  addImport,
  addExport,
  addGenerate,
  addReindex,
  addMeilisearch,
  addPublish,
  addBackup,
  addRestore,
  addDoctor,
  addCreateAdmin,
  addResetSecondStep,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explainError(error, settings()) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exitCode = 1;
}

/** The settings, where they are right. */
function settings(): Config | undefined {
  try {
    return readConfig(process.env);
  } catch {
    return undefined;
  }
}
