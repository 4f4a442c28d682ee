import { sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';

/** A column that names a person, by their id or by their address; `kept` says that the database itself minds what becomes of it, `optional` that a row can do without. */
export type PersonColumn = { readonly table: string; readonly column: string; readonly by: 'id' | 'address'; readonly kept: boolean; readonly optional: boolean };

/** Names of columns that hold the id of a person, and of those that hold an address of one. */
const idColumns = /^(person_id|moderator_id|assignee_id|actor|(created|updated|invited|submitted|decided|handled|answered|saved|written)_by|accepted_by)$/;
const addressColumns = /^(email|address|from_email|contact_email)$/;

/** What signs anyone in, or could be tried until it does. */
const secrets = /token|password|secret|code|hash|otp|salt|key$/i;

/** Tables that name no people, or the same people once more. */
const others = new Set(['outbox', 'pages', 'page_mentions', 'page_renewals']);

/** Every column of the database that names people, those of later features among them. */
export function listPersonColumns(db: Reader): PersonColumn[] {
  const columns = db.all<{ name: string; column: string; references: string | null; required: number }>(sql`
    select tables.name, columns.name as column, columns."notnull" as required, links."table" as "references"
    from sqlite_schema as tables join pragma_table_info(tables.name) as columns
    left join pragma_foreign_key_list(tables.name) as links on links."from" = columns.name
    where tables.type = 'table' order by tables.name, columns.cid`);
  return columns.flatMap(({ name: table, column, references, required }) => {
    const by = idColumns.test(column) || (table === 'people' && column === 'id') ? 'id' : addressColumns.test(column) ? 'address' : undefined;
    return by === undefined || others.has(table) ? [] : [{ table, column, by, kept: references === 'people' || table === 'people', optional: required === 0 }];
  });
}

/** The rows of a table in which a column names a person, without what signs anyone in. */
export function listRowsOf(db: Reader, { table, column }: PersonColumn, value: string): Record<string, unknown>[] {
  const rows = db.all<Record<string, unknown>>(sql`select * from ${sql.identifier(table)} where ${sql.identifier(column)} = ${value} collate nocase limit 100000`);
  return rows.map((row) => Object.fromEntries(Object.entries(row).flatMap(([name, field]) => (secrets.test(name) ? [] : [[name, readable(name, field)]]))));
}

/** Moments and JSON as people read them. */
function readable(name: string, field: unknown): unknown {
  if (typeof field === 'number' && /(_at|^at)$/.test(name)) return new Date(field).toISOString();
  if (typeof field !== 'string' || !/^[[{]/.test(field)) return field;
  try {
    return JSON.parse(field);
  } catch {
    return field;
  }
}

/** Puts another word, or nothing, in the place of a person in a column. */
export function replaceIn(tx: Transaction, { table, column }: Pick<PersonColumn, 'table' | 'column'>, value: string, word: string | null): void {
  tx.run(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${word} where ${sql.identifier(column)} = ${value} collate nocase`);
}

/** Deletes the rows in which a column names a person. */
export function deleteIn(tx: Transaction, { table, column }: PersonColumn, value: string): void {
  tx.run(sql`delete from ${sql.identifier(table)} where ${sql.identifier(column)} = ${value} collate nocase`);
}

/** Puts another word in the place of a person in what events of some subjects tell. */
export function replaceInEvents(tx: Transaction, personId: string, { subjects, word }: { subjects: readonly string[]; word: string }): void {
  tx.run(
    sql`update audit_events set data = replace(data, ${personId}, ${word}) where subject in (select value from json_each(${JSON.stringify(subjects)})) and instr(data, ${personId}) > 0`,
  );
}

/** The subjects of everything that a person did. */
export function listSubjects(db: Reader, personId: string): string[] {
  return db.all<{ subject: string }>(sql`select distinct subject from audit_events where actor = ${personId}`).map(({ subject }) => subject);
}

/** Deletes what was sent to a person to prove an address or to choose a password. */
export function deleteVerifications(tx: Transaction, { id, email }: { id: string; email: string }): void {
  tx.run(sql`delete from verifications where instr(value, ${id}) > 0 or instr(lower(identifier), ${email.toLowerCase()}) > 0 or instr(lower(value), ${email.toLowerCase()}) > 0`);
}

/** How many listings of a vendor are live. */
export function countLiveListings(db: Reader, vendorId: string): number {
  return db.get<{ total: number }>(sql`select count(*) as total from listings where vendor_id = ${vendorId} and state = 'live'`)?.total ?? 0;
}

/** How many administrators there are beside a person. */
export function countOtherAdministrators(db: Reader, personId: string): number {
  return db.get<{ total: number }>(sql`select count(*) as total from people where role = 'administrator' and suspended_at is null and id <> ${personId}`)?.total ?? 0;
}

/** Deletes a person, and what the database keeps of them alone. */
export function deletePerson(tx: Transaction, personId: string): void {
  tx.run(sql`delete from people where id = ${personId}`);
}
