import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Database } from '#api/db/open-database.ts';
import { allClaims } from './claims.rules.ts';

/** A listing that is live from the beginning. */
export type NewLiveListing = {
  readonly id: string;
  readonly revisionId: string;
  readonly vendorId: string;
  readonly slug: string;
  readonly content: ListingContent;
  readonly sample: boolean;
  readonly publishedAt: Date;
};

/**
 * Writes many live listings in one transaction, with their terms, expiries and audit events.
 * With `announcedAt`, each leaves its job; without, the caller rebuilds index and pages.
 */
export function insertLiveListings(db: Database, rows: readonly NewLiveListing[], { actor, announcedAt }: { actor: string; announcedAt: Date | undefined }): void {
  const { $client } = db;
  const statements = prepareStatements(db);
  $client
    .transaction(() => {
      let number = Number($client.prepare('select coalesce(max(number), 0) from listings').pluck().get());
      for (const row of rows) insertOne(statements, row, { number: (number += 1), actor, announcedAt });
    })
    .immediate();
}

function prepareStatements({ $client }: Database) {
  return {
    listing: $client.prepare(
      `insert into listings (id, number, slug, vendor_id, state, live_revision_id, version, sample, created_at, updated_at, published_at, left_at)
       values (?, ?, ?, ?, 'live', null, 2, ?, ?, ?, ?, null)`,
    ),
    revision: $client.prepare("insert into revisions (id, listing_id, number, state, content, created_at, decided_at, publish_at) values (?, ?, 1, 'approved', ?, ?, ?, null)"),
    show: $client.prepare('update listings set live_revision_id = ? where id = ?'),
    term: $client.prepare('insert into listing_terms (listing_id, kind, term, published_at) values (?, ?, ?, ?)'),
    expiry: $client.prepare('insert into claim_expiries (listing_id, day) values (?, ?)'),
    event: $client.prepare("insert into audit_events (at, actor, kind, subject, data) values (?, ?, 'listing-published', ?, '{}')"),
    job: $client.prepare("insert into outbox (kind, subject, payload, created_at, due_at) values ('listing-changed', ?, '{}', ?, ?)"),
  };
}

function insertOne(
  statements: ReturnType<typeof prepareStatements>,
  { id, revisionId, vendorId, slug, content, sample, publishedAt }: NewLiveListing,
  { number, actor, announcedAt }: { number: number; actor: string; announcedAt: Date | undefined },
): void {
  const at = publishedAt.getTime();
  statements.listing.run(id, number, slug, vendorId, Number(sample), at, at, at);
  statements.revision.run(revisionId, id, JSON.stringify(content), at, at);
  statements.show.run(revisionId, id);
  for (const area of content.areas) statements.term.run(id, 'area', area.id, at);
  for (const action of content.actions ?? []) statements.term.run(id, 'action', action, at);
  for (const category of content.categories) statements.term.run(id, 'category', category, at);
  for (const day of new Set(allClaims(content).flatMap(({ expires }) => expires ?? []))) statements.expiry.run(id, day);
  statements.event.run(at, actor, id);
  if (announcedAt !== undefined) statements.job.run(id, announcedAt.getTime(), announcedAt.getTime());
}

/** Every slug that a listing has or had, each counted once, so that new ones can avoid them. */
export function countSlugs({ $client }: Database): Map<string, number> {
  const slugs = $client.prepare<[], string>("select slug from listings union select slug from former_slugs where kind = 'listing'").pluck().all();
  return new Map(slugs.map((slug) => [slug, 1]));
}
