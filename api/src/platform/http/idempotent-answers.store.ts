import { and, eq, gt, lte } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { idempotentAnswers } from '#api/db/schema/platform.ts';

/** An answer that is kept. */
export type AnswerRow = typeof idempotentAnswers.$inferSelect;

/** Whose request, to which route, under which key. */
export type AnswerKey = Pick<AnswerRow, 'personId' | 'tokenId' | 'route' | 'key'>;

/** How long an answer is kept. */
const keptFor = 24 * 3_600_000;

const before = (now: Date): Date => new Date(now.getTime() - keptFor);

/** The answer of a key, where it is kept still. */
export function findAnswer(db: Reader, { personId, tokenId, route, key }: AnswerKey, now: Date): AnswerRow | undefined {
  const { personId: person, tokenId: token, route: asked, key: named, createdAt } = idempotentAnswers;
  return db
    .select()
    .from(idempotentAnswers)
    .where(and(eq(person, personId), eq(token, tokenId), eq(asked, route), eq(named, key), gt(createdAt, before(now))))
    .get();
}

/** Keeps an answer, in place of one of the same key that is too old. */
export function putAnswer(tx: Transaction, row: AnswerRow): void {
  const { personId, tokenId, route, key } = idempotentAnswers;
  tx.insert(idempotentAnswers)
    .values(row)
    .onConflictDoUpdate({ target: [personId, tokenId, route, key], set: row })
    .run();
}

/** Whether there are answers that are kept no longer. */
export function hasOldAnswers(db: Reader, now: Date): boolean {
  return (
    db
      .select({ key: idempotentAnswers.key })
      .from(idempotentAnswers)
      .where(lte(idempotentAnswers.createdAt, before(now)))
      .limit(1)
      .get() !== undefined
  );
}

/** Forgets the answers that are kept no longer. */
export function dropOldAnswers(tx: Transaction, now: Date): void {
  tx.delete(idempotentAnswers)
    .where(lte(idempotentAnswers.createdAt, before(now)))
    .run();
}
