import { sql } from 'drizzle-orm';
import type { Reader } from '#api/db/open-database.ts';

/** What waits for a decision or for its time, as the queue needs it. */
export type Waiting = {
  readonly revision: string;
  readonly state: 'submitted' | 'scheduled' | 'approved' | 'declined' | 'changes-requested' | 'draft';
  readonly version: number;
  readonly listingId: string;
  readonly slug: string;
  readonly listingState: 'draft' | 'live' | 'withdrawn' | 'suspended' | 'unpublished' | 'archived';
  readonly isNew: number;
  readonly sample: number;
  readonly nameEn: string | null;
  readonly nameFr: string | null;
  readonly hasEn: number;
  readonly hasFr: number;
  readonly vendorId: string;
  readonly vendorSlug: string;
  readonly vendorName: string;
  readonly vendorStatus: 'pending' | 'active' | 'suspended';
  readonly submittedAt: number;
  readonly publishAt: number | null;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly own: number;
  readonly findings: string;
};

const complete = (language: 'en' | 'fr') =>
  sql.raw(['name', 'summary', 'description'].map((field) => `json_extract(revisions.content, '$.${field}.${language}') is not null`).join(' and '));

const waiting = (personId: string) => sql`
  select revisions.id as revision, revisions.state, coalesce(reviews.version, 0) as version, listings.id as listingId, listings.slug, listings.state as listingState,
    listings.live_revision_id is null as isNew, listings.sample, json_extract(revisions.content, '$.name.en') as nameEn, json_extract(revisions.content, '$.name.fr') as nameFr,
    ${complete('en')} as hasEn, ${complete('fr')} as hasFr,
    vendors.id as vendorId, vendors.slug as vendorSlug, vendors.name as vendorName, vendors.status as vendorStatus,
    coalesce(reviews.submitted_at, revisions.created_at) as submittedAt, revisions.publish_at as publishAt, reviews.assignee_id as assigneeId, people.name as assigneeName,
    exists (select 1 from memberships where vendor_id = vendors.id and person_id = ${personId}) as own,
    (select coalesce(json_group_array(json(findings)), '[]') from review_checks where revision_id = revisions.id) as findings
  from revisions join listings on listings.id = revisions.listing_id join vendors on vendors.id = listings.vendor_id
    join reviews on reviews.revision_id = revisions.id left join people on people.id = reviews.assignee_id`;

/** Everything that waits, whoever asks; `personId` tells which are of their own vendors. */
export function listWaiting(db: Reader, personId: string): Waiting[] {
  return db.all<Waiting>(sql`${waiting(personId)} where revisions.state in ('submitted', 'scheduled') order by submittedAt, revisions.id`);
}

/** A submission of any state. */
export function findWaiting(db: Reader, personId: string, revisionId: string): Waiting | undefined {
  return db.all<Waiting>(sql`${waiting(personId)} where revisions.id = ${revisionId}`)[0];
}
