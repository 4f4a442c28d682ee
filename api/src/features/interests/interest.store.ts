import { and, count, desc, eq, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { InterestCounts, InterestQuery } from '#api/contract/interest.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { interests, interestTopics } from '#api/db/schema/voices.ts';
import type { Topic } from './topics.rules.ts';

/** An interest as it is stored. */
export type InterestRow = typeof interests.$inferSelect;

/** An interest with what it is in. */
export type KnownInterest = { readonly row: InterestRow; readonly topics: readonly Topic[] };

export function insertInterest(tx: Transaction, row: InterestRow, topics: readonly Topic[]): void {
  tx.insert(interests).values(row).run();
  tx.insert(interestTopics)
    .values(topics.map(({ area, action }) => ({ interestId: row.id, area, action: action ?? '' })))
    .run();
}

/** The interest of a link. */
export function findByToken(db: Reader, tokenHash: string): InterestRow | undefined {
  return db.select().from(interests).where(eq(interests.tokenHash, tokenHash)).get();
}

/** A confirmed interest. */
export function findInterest(db: Reader, id: string): KnownInterest | undefined {
  const row = db
    .select()
    .from(interests)
    .where(and(eq(interests.id, id), isNotNull(interests.confirmedAt)))
    .get();
  return row === undefined ? undefined : withTopics(db, [row])[0];
}

export function updateInterest(tx: Transaction, id: string, change: Partial<Pick<InterestRow, 'confirmedAt' | 'answer' | 'answeredAt' | 'answeredBy'>>): void {
  tx.update(interests).set(change).where(eq(interests.id, id)).run();
}

export function removeInterest(tx: Transaction, id: string): void {
  tx.delete(interests).where(eq(interests.id, id)).run();
}

/** Forgets who never confirmed. */
export function removeUnconfirmed(tx: Transaction, before: Date): void {
  tx.delete(interests)
    .where(and(isNull(interests.confirmedAt), lt(interests.createdAt, before)))
    .run();
}

/** Confirmed interests, the newest first; `limit` of them from `offset` on. */
export function listInterests(
  db: Reader,
  query: Pick<InterestQuery, 'topic' | 'state'>,
  { offset, limit }: { offset: number; limit: number },
): { total: number; items: KnownInterest[] } {
  const wanted = whichInterests(query);
  const total = db.select({ total: count() }).from(interests).where(wanted).get()?.total ?? 0;
  const rows = db.select().from(interests).where(wanted).orderBy(desc(interests.confirmedAt), interests.id).limit(limit).offset(offset).all();
  return { total, items: withTopics(db, rows) };
}

function whichInterests({ topic, state }: Pick<InterestQuery, 'topic' | 'state'>): SQL | undefined {
  const conditions = [isNotNull(interests.confirmedAt)];
  if (state === 'open') conditions.push(isNull(interests.answeredAt));
  if (state === 'answered') conditions.push(isNotNull(interests.answeredAt));
  if (topic !== undefined)
    conditions.push(
      sql`exists (select 1 from ${interestTopics} where ${interestTopics.interestId} = ${interests.id} and ${or(eq(interestTopics.area, topic), eq(interestTopics.action, topic))})`,
    );
  return and(...conditions);
}

function withTopics(db: Reader, rows: readonly InterestRow[]): KnownInterest[] {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const topics = db.select().from(interestTopics).where(inArray(interestTopics.interestId, ids)).all();
  const of = (id: string): Topic[] => topics.filter(({ interestId }) => interestId === id).map(({ area, action }) => ({ area, action: action === '' ? undefined : action }));
  return rows.map((row) => ({ row, topics: of(row.id) }));
}

/** The public counts; one address counts once wherever it is counted. */
export function countInterests(db: Reader): InterestCounts {
  const confirmed = sql`${interests.confirmedAt} is not null`;
  const people = db.get<{ people: number; organizations: number }>(sql`
    select count(distinct case when who = 'person' then email end) as people, count(distinct case when who = 'organization' then email end) as organizations
    from ${interests} where ${confirmed}`);
  const by = (column: 'area' | 'action') =>
    db.all<{ term: string; total: number }>(sql`
      select ${sql.raw(column)} as term, count(distinct email) as total from interest_topics join interests on interests.id = interest_id
      where ${confirmed} and ${sql.raw(column)} <> '' group by 1`);
  const record = (column: 'area' | 'action') => Object.fromEntries(by(column).map(({ term, total }) => [term, total]));
  return { people: people?.people ?? 0, organizations: people?.organizations ?? 0, areas: record('area'), actions: record('action') };
}
