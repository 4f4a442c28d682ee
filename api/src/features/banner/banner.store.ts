import { sql } from 'drizzle-orm';
import type { StoredBanner } from '#api/contract/administration.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';

/** What a banner says, and when. */
export type BannerContent = Omit<StoredBanner, 'version'>;

/** The banner as it is stored, shown today or not. Its version is the event that put it up, so that none comes again once a banner was removed. */
export function findBanner(db: Reader): StoredBanner | undefined {
  return db.get<StoredBanner | undefined>(
    sql`select en, fr, starts_on as startsOn, ends_on as endsOn, coalesce((select max(id) from audit_events where subject = 'banner'), 0) as version from banners`,
  );
}

/** Puts the banner in place of the one before. */
export function putBanner(tx: Transaction, { en, fr, startsOn, endsOn }: BannerContent, at: Date): void {
  tx.run(sql`insert or replace into banners (id, en, fr, starts_on, ends_on, updated_at) values (1, ${en}, ${fr}, ${startsOn}, ${endsOn}, ${at.getTime()})`);
}

/** Takes the banner away. */
export function deleteBanner(tx: Transaction): void {
  tx.run(sql`delete from banners`);
}
