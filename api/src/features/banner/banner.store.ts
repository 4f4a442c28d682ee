import { sql } from 'drizzle-orm';
import type { StoredBanner } from '#api/contract/administration.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';

/** The banner as it is stored, shown today or not. */
export function findBanner(db: Reader): StoredBanner | undefined {
  return db.get<StoredBanner | undefined>(sql`select en, fr, starts_on as startsOn, ends_on as endsOn from banners`);
}

/** Puts the banner in place of the one before. */
export function putBanner(tx: Transaction, { en, fr, startsOn, endsOn }: StoredBanner, at: Date): void {
  tx.run(sql`insert or replace into banners (id, en, fr, starts_on, ends_on, updated_at) values (1, ${en}, ${fr}, ${startsOn}, ${endsOn}, ${at.getTime()})`);
}

/** Takes the banner away. */
export function deleteBanner(tx: Transaction): void {
  tx.run(sql`delete from banners`);
}
