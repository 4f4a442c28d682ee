import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Failure } from '#api/platform/failure.ts';
import { applicationId, type Database } from './open-database.ts';

/** What a migration run did: the versions before and after, and the backup that was made first. */
export type MigrationReport = { readonly from: number; readonly to: number; readonly backup: string | undefined };

/**
 * Brings the database to the newest version, one transaction a migration, after a backup where there is data.
 * @throws Failure `newer-database` when the file was written by a later version of the catalogue.
 */
export async function migrate(database: Database, migrations: string, backups: string): Promise<MigrationReport> {
  const client = database.$client;
  const from = Number(client.pragma('user_version', { simple: true }));
  const steps = readMigrations(migrations);
  const to = steps.length;
  if (from > to) throw new Failure('broken', 'newer-database', `The database has version ${from}, this catalogue knows ${to}; start the newer catalogue.`);
  if (from === to) return { from, to, backup: undefined };

  const backup = from === 0 ? undefined : await backUp(database, backups, from);
  for (const [index, sql] of steps.entries()) {
    if (index < from) continue;
    client
      .transaction(() => {
        client.exec(sql);
        client.pragma(`user_version = ${index + 1}`);
        client.pragma(`application_id = ${applicationId}`);
      })
      .immediate();
  }
  return { from, to, backup };
}

function readMigrations(folder: string): string[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .toSorted();
  names.forEach((name, index) => {
    if (Number(name.slice(0, 4)) !== index + 1) throw new Failure('broken', 'migration-gap', `The migration ${basename(name)} is out of order.`);
  });
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

async function backUp(database: Database, folder: string, version: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `before-${String(version + 1).padStart(4, '0')}-${Date.now()}.db`);
  await database.$client.backup(file);
  return file;
}
