import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { ManagedPerson, PeopleQuery } from '#api/contract/administration.ts';
import type { Reader } from '#api/db/open-database.ts';
import { likeAny } from './like.rules.ts';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'en' | 'fr';
  readonly role: ManagedPerson['role'];
  readonly second: number;
  readonly suspendedAt: number | null;
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
  readonly sessions: number;
  readonly vendors: string;
};

const columns = sql`p.id, p.name, p.email, p.language, p.role, p.two_factor_enabled as second, p.suspended_at as suspendedAt, p.created_at as createdAt,
  (select max(updated_at) from sessions s where s.person_id = p.id) as lastSeenAt, (select count(*) from sessions s where s.person_id = p.id) as sessions,
  (select json_group_array(json_object('id', v.id, 'name', v.name, 'role', m.role)) from memberships m join vendors v on v.id = m.vendor_id where m.person_id = p.id) as vendors`;

/** People by name or address, staff first. */
export function listPeople(db: Reader, query: z.output<typeof PeopleQuery>, { offset, limit }: { offset: number; limit: number }): { total: number; items: ManagedPerson[] } {
  const where = conditionOf(query);
  const total = db.get<{ total: number }>(sql`select count(*) as total from people p where ${where}`)?.total ?? 0;
  const rows = db.all<Row>(
    sql`select ${columns} from people p where ${where} order by ${query.role === undefined ? sql`p.role = 'person', ` : sql``}p.name, p.id limit ${limit} offset ${offset}`,
  );
  return { total, items: rows.map(toPerson) };
}

/** A person. */
export function findManagedPerson(db: Reader, id: string): ManagedPerson | undefined {
  const row = db.get<Row | undefined>(sql`select ${columns} from people p where p.id = ${id}`);
  return row === undefined ? undefined : toPerson(row);
}

function conditionOf({ q, role, state }: z.output<typeof PeopleQuery>): SQL {
  const text = q === undefined || q === '' ? sql`1` : sql`(p.name like ${likeAny(q)} escape '\\' or p.email like ${likeAny(q)} escape '\\')`;
  return sql`${text} and ${role === undefined ? sql`1` : sql`p.role = ${role}`} and ${state === undefined ? sql`1` : sql`p.suspended_at is not null`}`;
}

function toPerson({ second, suspendedAt, createdAt, lastSeenAt, vendors, ...row }: Row): ManagedPerson {
  const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
  return {
    ...row,
    hasSecondFactor: second === 1,
    suspendedAt: iso(suspendedAt),
    createdAt: new Date(createdAt).toISOString(),
    lastSeenAt: iso(lastSeenAt),
    vendors: JSON.parse(vendors),
  };
}
