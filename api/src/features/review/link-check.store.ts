import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { Finding } from '#api/contract/review.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';

/** A look at the links of a live listing: `failed` counts the looks in a row that found any broken. */
export type LinkCheck = {
  readonly listingId: string;
  readonly revisionId: string;
  readonly failed: number;
  readonly findings: readonly Finding[];
  readonly at: Date;
  readonly dueAt: Date;
};

const Findings = z.array(Finding);

/** Looks in a row that must find links broken before anybody is told: a server may be down for a day. */
const told = 2;

/** A live listing whose links are to be looked at; `failed` counts the looks in a row that found any broken. */
export type DueLinkCheck = Pick<LinkCheck, 'listingId' | 'revisionId' | 'failed'>;

/** Listings whose links are broken as they are live now. */
export const withBrokenLinks = sql`select link_checks.listing_id from link_checks join listings as live on live.id = link_checks.listing_id
  where link_checks.failed > 1 and live.live_revision_id = link_checks.revision_id and live.state = 'live'`;

/** Public listings whose links were not looked at for long, or never, the longest first; samples lead nowhere on purpose. */
export function listDueLinkChecks(db: Reader, at: Date, limit: number): DueLinkCheck[] {
  return db.all(sql`select listings.id as listingId, listings.live_revision_id as revisionId, iif(link_checks.revision_id = listings.live_revision_id, link_checks.failed, 0) as failed
    from listings join vendors on vendors.id = listings.vendor_id left join link_checks on link_checks.listing_id = listings.id
    where listings.state = 'live' and vendors.status = 'active' and listings.sample = 0 and listings.live_revision_id is not null
      and (link_checks.due_at is null or link_checks.due_at <= ${at.getTime()})
    order by link_checks.due_at, listings.number limit ${limit}`);
}

/** Notes a look in place of the one before. */
export function putLinkCheck(tx: Transaction, { listingId, revisionId, failed, findings, at, dueAt }: LinkCheck): void {
  tx.run(sql`insert or replace into link_checks (listing_id, revision_id, checked_at, due_at, failed, findings)
    values (${listingId}, ${revisionId}, ${at.getTime()}, ${dueAt.getTime()}, ${failed}, ${JSON.stringify(findings)})`);
}

/** What is broken of a listing as it is live now, where two looks in a row found so. */
export function listBrokenLinks(db: Reader, listingId: string): Finding[] {
  const row = db.get<{ findings: string } | undefined>(
    sql`select findings from link_checks where listing_id = ${listingId} and failed >= ${told} and listing_id in (${withBrokenLinks})`,
  );
  return row === undefined ? [] : Findings.parse(JSON.parse(row.findings));
}
