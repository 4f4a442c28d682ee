import type Sqlite from 'better-sqlite3';
import { prepared } from './prepared.ts';

const marks = prepared((client: Sqlite.Database) => ({
  byOthers: client.prepare<[], number>('pragma data_version').pluck(),
  byUs: client.prepare<[], number>('select total_changes()').pluck(),
}));

/** A mark that is another one after each change of the database, by this connection or any other; it costs next to nothing. */
export function dataMark(db: Parameters<typeof marks>[0]): string {
  const { byOthers, byUs } = marks(db);
  return `${byOthers.get()}.${byUs.get()}`;
}
