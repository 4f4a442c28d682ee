import { sql } from 'drizzle-orm';
import type { WaitingTime } from '#api/contract/review.ts';
import type { Reader } from '#api/db/open-database.ts';

/** Which decisions count: the last ones, of the last days. */
const last = { decisions: 50, days: 90 } as const;
const hourMs = 3_600_000;

/** How long submissions waited for their first decision lately: the median, in hours. */
export function measureWaiting(db: Reader, now: Date): WaitingTime {
  const since = now.getTime() - last.days * 24 * hourMs;
  const rows = db.all<{ waited: number }>(
    sql`select decided_at - submitted_at as waited from reviews where decided_at >= ${since} order by decided_at desc limit ${last.decisions}`,
  );
  const waited = rows.map((row) => row.waited).toSorted((a, b) => a - b);
  const [low, high] = [waited[Math.floor((waited.length - 1) / 2)], waited[Math.floor(waited.length / 2)]];
  const medianHours = low === undefined || high === undefined ? null : Math.round(((low + high) / 2 / hourMs) * 10) / 10;
  return { decisions: waited.length, days: last.days, medianHours };
}
