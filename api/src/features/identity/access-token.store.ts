import { and, count, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { prepared } from '#api/db/prepared.ts';
import { accessTokens } from '#api/db/schema/tokens.ts';
import type { SessionRow } from './session.store.ts';

/** A token as the table holds it. */
export type AccessTokenRow = typeof accessTokens.$inferSelect;

/** A token that counts, with the person that it is of, as both are at this moment. */
export type TokenHolder = Pick<SessionRow, 'personId' | 'name' | 'email' | 'language'> & { readonly id: string; readonly scopes: string; readonly usedAt: number | null };

/** The token of a hash, where it was not revoked and has not expired, and its person may come in; asked for at each request. */
export const selectTokenHolder = prepared((client) =>
  client.prepare<[string, number], TokenHolder>(`
    select t.id, t.scopes, t.used_at as usedAt, p.id as personId, p.name, p.email, p.language
    from access_tokens t join people p on p.id = t.person_id
    where t.secret_hash = ? and t.revoked_at is null and (t.expires_at is null or t.expires_at > ?) and p.suspended_at is null`),
);

/** Notes when a token was last used. */
export const noteTokenUse = prepared((client) => client.prepare<[number, string]>('update access_tokens set used_at = ? where id = ?'));

/** Adds a token. */
export function insertToken(tx: Transaction, token: typeof accessTokens.$inferInsert): void {
  tx.insert(accessTokens).values(token).run();
}

/** The tokens of a person that were not revoked, the newest first. */
export function listTokens(db: Reader, personId: string): AccessTokenRow[] {
  return db.select().from(accessTokens).where(standing(personId)).orderBy(desc(accessTokens.createdAt), accessTokens.id).all();
}

/** How many tokens of a person still count. */
export function countLiveTokens(db: Reader, personId: string, now: Date): number {
  const isLive = or(isNull(accessTokens.expiresAt), gt(accessTokens.expiresAt, now));
  return (
    db
      .select({ total: count() })
      .from(accessTokens)
      .where(and(standing(personId), isLive))
      .get()?.total ?? 0
  );
}

/** Revokes one token of a person, and gives it back where there was one. */
export function endToken(tx: Transaction, personId: string, { id, at }: { readonly id: string; readonly at: Date }): AccessTokenRow | undefined {
  return tx
    .update(accessTokens)
    .set({ revokedAt: at })
    .where(and(standing(personId), eq(accessTokens.id, id)))
    .returning()
    .get();
}

/** Revokes every token of a person, and tells how many there were. */
export function endTokens(tx: Transaction, personId: string, at: Date): number {
  return tx.update(accessTokens).set({ revokedAt: at }).where(standing(personId)).run().changes;
}

/** Forgets the tokens that were revoked, or expired, before a moment. */
export function dropOldTokens(tx: Transaction, before: Date): void {
  tx.delete(accessTokens)
    .where(or(lt(accessTokens.revokedAt, before), lt(accessTokens.expiresAt, before)))
    .run();
}

function standing(personId: string) {
  return and(eq(accessTokens.personId, personId), isNull(accessTokens.revokedAt));
}
