import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { newestVersion, versionOf } from '#api/db/migrate.ts';
import type { Database } from '#api/db/open-database.ts';
import { never } from '#api/platform/outbox/outbox.store.ts';
import type { Finding } from './finding.ts';

/** Looks through the whole database: its pages, what refers to what, and its version. */
export function examineDatabase(db: Database, { file, migrations, backups }: { file: string; migrations: string; backups: string }): Finding {
  const restore = `Stop the server and put the newest backup of ${backups} in place of ${file}.`;
  const sound = String(db.$client.pragma('integrity_check(1)', { simple: true }));
  if (sound !== 'ok') return { subject: 'database', ok: false, says: `damaged: ${sound}`, todo: restore };
  const dangling = db.$client.pragma('foreign_key_check');
  if (Array.isArray(dangling) && dangling.length > 0) return { subject: 'database', ok: false, says: `${dangling.length} rows refer to nothing`, todo: restore };
  const [has, newest] = [versionOf(db), newestVersion(migrations)];
  if (has < newest) return { subject: 'database', ok: false, says: `version ${has}, and ${newest} is the newest`, todo: 'Run "pnpm catalog migrate", or start the server.' };
  return { subject: 'database', ok: true, says: `sound, version ${has}, ${(statSync(file).size / 1024 ** 2).toFixed(1)} MB` };
}

/** Finds images that the database knows and the folder lacks. */
export function examineImages(db: Database, folder: string): Finding {
  const ids = db.all<{ id: string }>(sql`select id from images`).map(({ id }) => id);
  const lost = ids.filter((id) => !existsSync(join(folder, `${id}.webp`)));
  if (lost.length === 0) return { subject: 'images', ok: true, says: `all ${ids.length} in place` };
  return {
    subject: 'images',
    ok: false,
    says: `${lost.length} of ${ids.length} files are missing, such as ${lost[0]}.webp`,
    todo: `Restore ${folder} from a backup; nothing can draw them anew.`,
  };
}

const tooOldMs = 10 * 60_000;

/** Finds jobs that fail, or that nobody does although a server runs. */
export function examineJobs(db: Database, { now, isServed }: { now: Date; isServed: boolean }): Finding {
  type Row = { waiting: number; failing: number; givenUp: number; oldest: number | null; error: string | null };
  const row = db.get<Row>(
    sql`select count(*) as waiting, coalesce(sum(attempts > 0), 0) as failing, coalesce(sum(due_at = ${never.getTime()}), 0) as givenUp, min(case when due_at < ${never.getTime()} then created_at end) as oldest, (select error from outbox where error is not null order by id limit 1) as error from outbox`,
  );
  const { waiting, failing, givenUp, oldest, error } = row ?? { waiting: 0, failing: 0, givenUp: 0, oldest: null, error: null };
  if (failing > 0)
    return {
      subject: 'jobs',
      ok: false,
      says: `${failing} of ${waiting} fail: ${error ?? 'without a reason'}`,
      todo:
        givenUp > 0
          ? `${givenUp} of them were given up; an administrator has them done again or removes them at /en/admin/jobs/.`
          : 'The server tries them again by itself; where the reason stays, report it with this line.',
    };
  if (isServed && oldest !== null && now.getTime() - oldest > tooOldMs)
    return { subject: 'jobs', ok: false, says: `${waiting} wait for more than ten minutes`, todo: 'Restart the server, and read its log.' };
  return { subject: 'jobs', ok: true, says: waiting === 0 ? 'none waits' : `${waiting} wait for the server` };
}
