import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { AuditEvent, AuditQuery } from '#api/contract/administration.ts';
import type { Reader } from '#api/db/open-database.ts';
import { readLocalTime } from '#api/platform/time/local-time.ts';
import { likeAny } from './like.rules.ts';

type Row = Omit<AuditEvent, 'at'> & { readonly at: number };

const dayMs = 86_400_000;

/** When a day begins for staff, whose clocks the events are shown by. */
function startOf(day: string): number {
  return readLocalTime(`${day}T00:00`)?.getTime() ?? Date.parse(day);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

/** Events of the audit log, newest first. An actor is named by id, name or address, a subject by id or name. */
export function listEvents(db: Reader, { actor, kind, subject, from, to, before }: z.output<typeof AuditQuery>, limit: number): AuditEvent[] {
  const given = (value: string | undefined): value is string => value !== undefined && value !== '';
  const conditions = [
    before === undefined ? undefined : sql`e.id < ${before}`,
    given(kind) ? sql`e.kind = ${kind}` : undefined,
    given(actor)
      ? sql`e.actor in (select ${actor} union select id from people where name like ${likeAny(actor)} escape '\\' or email like ${likeAny(actor)} escape '\\')`
      : undefined,
    given(subject)
      ? sql`e.subject in (select ${subject} union select id from vendors where name like ${likeAny(subject)} escape '\\' or slug = ${subject} union select id from listings where slug = ${subject} union select id from people where name like ${likeAny(subject)} escape '\\' or email = ${subject})`
      : undefined,
    from === undefined ? undefined : sql`e.at >= ${startOf(from)}`,
    to === undefined ? undefined : sql`e.at < ${startOf(dayAfter(to))}`,
  ].filter((condition) => condition !== undefined);
  const where = conditions.length === 0 ? sql`1` : sql.join(conditions, sql` and `);
  return db
    .all<Row>(
      sql`select e.id, e.at, e.actor, (select name from people where id = e.actor) as actorName, e.kind, e.subject,
          coalesce((select name from vendors where id = e.subject), (select slug from listings where id = e.subject), (select name from people where id = e.subject)) as subjectName, e.data
          from audit_events e where ${where} order by e.id desc limit ${limit}`,
    )
    .map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
