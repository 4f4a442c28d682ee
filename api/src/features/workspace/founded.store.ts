import { sql } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';

/** How many organizations a person made since an instant. */
export function countFounded(db: Reader, personId: string, since: Date): number {
  return db.get<{ total: number }>(sql`select count(*) as total from audit_events where actor = ${personId} and kind = 'vendor-created' and at > ${since.getTime()}`)?.total ?? 0;
}
