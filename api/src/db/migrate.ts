import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '#api/platform/failure.ts';
import { backUp } from './back-up.ts';
import { applicationId } from './inspect-header.ts';
import type { Database } from './open-database.ts';

/** What a migration run did: the versions before and after, and the backup that was made first. */
export type MigrationReport = { readonly from: number; readonly to: number; readonly backup: string | undefined };

type Step = { readonly name: string; readonly sql: string };

/**
 * Brings the database to the newest version in one transaction, after a backup where there is data.
 * @throws Failure `newer-database` when the file was written by a later version of the catalogue,
 * `migration-failed` when a step fails; either way the database is as it was.
 */
export async function migrate(database: Database, migrations: string, backups: string): Promise<MigrationReport> {
  const from = versionOf(database);
  const steps = readMigrations(migrations);
  const to = steps.length;
  if (from > to) throw new Failure('broken', 'newer-database', `The database has version ${from}, and this catalogue knows versions up to ${to}; start the newer catalogue.`);
  if (from === to) return { from, to, backup: undefined };

  const backup = from === 0 ? undefined : await backUp(database, backups, `before-${String(from + 1).padStart(4, '0')}`);
  runSteps(database, steps.slice(from), to);
  return { from, to, backup };
}

/** How many migrations a folder holds: the version that this catalogue brings a database to. */
export function newestVersion(migrations: string): number {
  return readMigrations(migrations).length;
}

/** How many migrations a database has had. */
export function versionOf({ $client }: Database): number {
  return Number($client.pragma('user_version', { simple: true }));
}

function runSteps({ $client }: Database, steps: readonly Step[], to: number): void {
  // A step that replaces a table would otherwise delete what refers to it; the check below finds what is left dangling.
  $client.pragma('foreign_keys = OFF');
  try {
    $client
      .transaction(() => {
        for (const step of steps) runStep($client, step);
        const dangling = $client.pragma('foreign_key_check');
        if (Array.isArray(dangling) && dangling.length > 0)
          throw new Failure('broken', 'migration-failed', `The migrations would leave ${dangling.length} rows that refer to nothing; the database was left as it was.`);
        $client.pragma(`user_version = ${to}`);
        $client.pragma(`application_id = ${applicationId}`);
      })
      .immediate();
  } finally {
    $client.pragma('foreign_keys = ON');
  }
}

function runStep($client: Database['$client'], { name, sql }: Step): void {
  try {
    $client.exec(sql);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code !== 'SQLITE_ERROR' && !String(error.code).startsWith('SQLITE_CONSTRAINT')) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('broken', 'migration-failed', `The migration ${name} failed (${reason}); the database was left as it was.`);
  }
}

function readMigrations(folder: string): Step[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .toSorted();
  names.forEach((name, index) => {
    if (Number(name.slice(0, 4)) !== index + 1) throw new Failure('broken', 'migration-gap', `The migration ${name} is out of order.`);
  });
  return names.map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}
