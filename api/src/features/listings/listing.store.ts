import { and, desc, eq, lt, ne, sql } from 'drizzle-orm';
import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { keptFor } from '#api/db/prepared.ts';
import { formerSlugs, listings, listingTerms, revisions } from '#api/db/schema/listings.ts';
import { vendors } from '#api/db/schema/vendors.ts';
import { Failure } from '#api/platform/failure.ts';

/** A listing as it is stored. */
export type ListingRow = typeof listings.$inferSelect;

/** A revision as it is stored. */
export type RevisionRow = typeof revisions.$inferSelect;

/** A public listing with its approved revision and its vendor. */
export type PublicListing = { readonly listing: ListingRow; readonly revision: RevisionRow; readonly vendor: typeof vendors.$inferSelect };

/** Which public listings are wanted. */
export type PublicPart = { readonly kind: 'area' | 'action' | 'category'; readonly term: string };

/**
 * As SQL, since an index of live listings serves no query whose state is a parameter. The sign keeps the index of the
 * vendors' status out of it: nearly every vendor is active, and every listing would be read and sorted for each batch.
 */
const isPublic = sql`${listings.state} = 'live' and +${vendors.status} = 'active'`;

function publicListings(db: Reader) {
  return db
    .select({ listing: listings, revision: revisions, vendor: vendors })
    .from(listings)
    .innerJoin(vendors, eq(vendors.id, listings.vendorId))
    .innerJoin(revisions, eq(revisions.id, listings.liveRevisionId));
}

/** Building a query takes longer than running it, so the two that every page asks are kept for each connection. */
const kept = keptFor((db: Reader) => ({
  byIds: publicListings(db)
    .where(and(sql`${listings.id} in (select value from json_each(${sql.placeholder('ids')}))`, isPublic))
    .prepare(),
  bySlug: publicListings(db)
    .where(and(eq(listings.slug, sql.placeholder('slug')), isPublic))
    .prepare(),
}));

/** The public listings among `ids`, in the order of `ids`. */
export function listPublicByIds(db: Reader, ids: readonly string[]): PublicListing[] {
  if (ids.length === 0) return [];
  const rows = kept(db).byIds.all({ ids: JSON.stringify(ids) });
  const byId = new Map(rows.map((row) => [row.listing.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The public listing of a slug. */
export function findPublicBySlug(db: Reader, slug: string): PublicListing | undefined {
  return kept(db).bySlug.get({ slug });
}

/** The public listings of a vendor, newest first. */
export function listPublicByVendor(db: Reader, vendorId: string): PublicListing[] {
  return publicListings(db)
    .where(and(eq(listings.vendorId, vendorId), isPublic))
    .orderBy(desc(listings.publishedAt), listings.id)
    .all();
}

/** The newest public listings, of everything or of one term. */
export function listNewest(db: Reader, part: PublicPart | undefined, limit: number): PublicListing[] {
  const ids =
    part === undefined
      ? db
          .select({ id: listings.id })
          .from(listings)
          .innerJoin(vendors, eq(vendors.id, listings.vendorId))
          .where(isPublic)
          .orderBy(desc(listings.publishedAt), listings.id)
          .limit(limit)
          .all()
      : db
          .select({ id: listingTerms.listingId })
          .from(listingTerms)
          .where(and(eq(listingTerms.kind, part.kind), eq(listingTerms.term, part.term)))
          .orderBy(desc(listingTerms.publishedAt), listingTerms.listingId)
          .limit(limit)
          .all();
  return listPublicByIds(
    db,
    ids.map(({ id }) => id),
  );
}

/** A batch of public listings in the order of their numbers, for indexing and exporting all of them. */
export function listPublicAfter(db: Reader, number: number, limit: number): PublicListing[] {
  return publicListings(db)
    .where(and(isPublic, sql`${listings.number} > ${number}`))
    .orderBy(listings.number)
    .limit(limit)
    .all();
}

/** The listing of an id. */
export function findListing(db: Reader, id: string): ListingRow | undefined {
  return db.select().from(listings).where(eq(listings.id, id)).get();
}

/** The listing of a slug, whatever its state. */
export function findListingBySlug(db: Reader, slug: string): ListingRow | undefined {
  return db.select().from(listings).where(eq(listings.slug, slug)).get();
}

/** The listing of an id. @throws Failure `no-listing` */
export function getListing(db: Reader, id: string): ListingRow {
  const row = findListing(db, id);
  if (row === undefined) throw new Failure('not-found', 'no-listing', 'There is no such listing.');
  return row;
}

/** The revision of an id. */
export function findRevision(db: Reader, id: string): RevisionRow | undefined {
  return db.select().from(revisions).where(eq(revisions.id, id)).get();
}

/** The revision of an id. @throws Failure `no-revision` */
export function getRevision(db: Reader, id: string): RevisionRow {
  const row = findRevision(db, id);
  if (row === undefined) throw new Failure('not-found', 'no-revision', 'There is no such revision.');
  return row;
}

/** The revision of a listing that was made last. */
export function findNewestRevision(db: Reader, listingId: string): RevisionRow | undefined {
  return db.select().from(revisions).where(eq(revisions.listingId, listingId)).orderBy(desc(revisions.number)).limit(1).get();
}

/** The revision before a given one of its listing, leaving out what its vendor took back. */
export function findRevisionBefore(db: Reader, { listingId, number }: Pick<RevisionRow, 'listingId' | 'number'>): RevisionRow | undefined {
  const earlier = and(eq(revisions.listingId, listingId), lt(revisions.number, number), ne(revisions.state, 'draft'));
  return db.select().from(revisions).where(earlier).orderBy(desc(revisions.number)).limit(1).get();
}

/** All listings of a vendor, public or not, the one that changed last first. */
export function listByVendor(db: Reader, vendorId: string): ListingRow[] {
  return db.select().from(listings).where(eq(listings.vendorId, vendorId)).orderBy(desc(listings.updatedAt), listings.id).all();
}

/** What the live revision of a listing says. */
export function findLiveContent(db: Reader, listingId: string): ListingContent | undefined {
  const { liveRevisionId } = getListing(db, listingId);
  return liveRevisionId === null ? undefined : getRevision(db, liveRevisionId).content;
}

/** Today's slug of the listing or vendor that once had `slug`. */
export function findFormerSlug(db: Reader, kind: 'listing' | 'vendor', slug: string): string | undefined {
  const former = db
    .select()
    .from(formerSlugs)
    .where(and(eq(formerSlugs.kind, kind), eq(formerSlugs.slug, slug)))
    .get();
  if (former === undefined) return undefined;
  const table = kind === 'listing' ? listings : vendors;
  return db.select({ slug: table.slug }).from(table).where(eq(table.id, former.subjectId)).get()?.slug;
}

/** Whether no other listing has or had a slug. */
export function isSlugFree(db: Reader, slug: string, listingId: string): boolean {
  const taken = db.all(sql`select 1 from listings where slug = ${slug} and id <> ${listingId}
    union all select 1 from former_slugs where kind = 'listing' and slug = ${slug} and subject_id <> ${listingId} limit 1`);
  return taken.length === 0;
}

/** Keeps a slug that a listing no longer has, so that it leads to the one of today, which is no longer a former one. */
export function keepFormerSlug(tx: Transaction, listingId: string, { former, today }: { former: string; today: string }): void {
  tx.delete(formerSlugs)
    .where(and(eq(formerSlugs.kind, 'listing'), eq(formerSlugs.slug, today)))
    .run();
  tx.insert(formerSlugs).values({ kind: 'listing', slug: former, subjectId: listingId }).onConflictDoNothing().run();
}

/** Every former slug that leads to one of today. */
export function listFormerSlugs(db: Reader): { kind: 'listing' | 'vendor'; former: string; slug: string }[] {
  return db.all<{ kind: 'listing' | 'vendor'; former: string; slug: string }>(sql`
    select kind, former_slugs.slug as former, listings.slug from former_slugs join listings on listings.id = subject_id where kind = 'listing'
    union all select kind, former_slugs.slug, vendors.slug from former_slugs join vendors on vendors.id = subject_id where kind = 'vendor'`);
}

/** Writes a new listing with the next number. */
export function insertListing(tx: Transaction, row: Omit<ListingRow, 'number'>): void {
  tx.insert(listings)
    .values({ ...row, number: sql`(select coalesce(max(number), 0) + 1 from listings)` })
    .run();
}

/** Changes columns of a listing, and counts its version up. */
export function updateListing(tx: Transaction, id: string, change: Partial<Omit<ListingRow, 'id' | 'number' | 'version'>>): void {
  tx.update(listings)
    .set({ ...change, version: sql`${listings.version} + 1` })
    .where(eq(listings.id, id))
    .run();
}

/** Writes a new revision. */
export function insertRevision(tx: Transaction, row: RevisionRow): void {
  tx.insert(revisions).values(row).run();
}

/** Changes the state of a revision; its content never changes once it was submitted. */
export function updateRevision(tx: Transaction, id: string, change: Pick<RevisionRow, 'state'> & Partial<Pick<RevisionRow, 'decidedAt' | 'publishAt'>>): void {
  tx.update(revisions).set(change).where(eq(revisions.id, id)).run();
}

/** Replaces what a draft revision says; one that was submitted never changes. */
export function rewriteDraft(tx: Transaction, id: string, content: ListingContent): void {
  tx.update(revisions)
    .set({ content })
    .where(and(eq(revisions.id, id), eq(revisions.state, 'draft')))
    .run();
}

/** How many revisions a listing has. */
export function countRevisions(db: Reader, listingId: string): number {
  return db.get<{ total: number }>(sql`select count(*) as total from revisions where listing_id = ${listingId}`)?.total ?? 0;
}
