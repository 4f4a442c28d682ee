import { eq } from 'drizzle-orm';
import { themeOf, type Clash, type Draft, type OpenRequest, type OwnListing, type SetAside } from '#api/contract/draft.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Reader } from '#api/db/open-database.ts';
import { people } from '#api/db/schema/people.ts';
import { dayOf, findLiveContent, listByVendor } from '#api/features/listings/index.ts';
import { findOpenRequest, isWithdrawnByStaff, type Reasons } from '#api/features/review/index.ts';
import { evidenceOfListing } from '#api/features/uploads/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { checkDraft } from './check-draft.ts';
import { checklistOf } from './checklist.rules.ts';
import { fieldNameOf } from './field-names.rules.ts';
import { nameOf } from './draft-name.rules.ts';
import { openDraft, type OpenDraft } from './open-draft.ts';
import { compareSetAside } from './resolve-set-aside.ts';
import type { SetAsideRow } from './set-aside.store.ts';

/** What showing drafts needs. */
export type ShowDeps = { readonly db: Reader; readonly taxonomy: Taxonomy; readonly reasons: Reasons; readonly now: () => Date };

/** All listings of a vendor, as its people see them. */
export function ownListings(db: Reader, vendorId: string): OwnListing[] {
  return listByVendor(db, vendorId).map(({ id }) => ownListing(db, openDraft(db, id)));
}

/** A listing as its vendor's people see it. */
export function ownListing(db: Reader, { listing, newest, row, content }: OpenDraft): OwnListing {
  const { id, slug, state, sample } = listing;
  const vendor = findVendorById(db, listing.vendorId);
  return {
    id,
    slug,
    state,
    sample,
    vendor: { id: listing.vendorId, slug: vendor?.slug ?? '', name: vendor?.name ?? '' },
    name: nameOf(content),
    publishedAt: listing.publishedAt?.toISOString() ?? null,
    leftAt: listing.leftAt?.toISOString() ?? null,
    withdrawnByStaff: isWithdrawnByStaff(db, listing),
    newest: newest === undefined ? null : shownRevision(newest),
    draft: row === undefined ? null : { version: row.version, savedAt: row.updatedAt.toISOString(), savedBy: nameOfPerson(db, row.updatedBy) },
  };
}

function shownRevision({ id, number, state, decidedAt, createdAt, publishAt }: NonNullable<OpenDraft['newest']>): NonNullable<OwnListing['newest']> {
  const at = (decidedAt ?? createdAt).toISOString();
  return { id, number, state, at, publishAt: state === 'scheduled' ? (publishAt?.toISOString() ?? null) : null };
}

/** A draft as the editor shows it, with all that keeps it from being submitted. */
export function shownDraft({ db, taxonomy, reasons, now }: ShowDeps, listingId: string): Draft {
  const open = openDraft(db, listingId);
  const today = dayOf(now());
  const evidence = evidenceOfListing(db, open.listing.vendorId, listingId);
  const { problems } = checkDraft({ db, taxonomy }, open.content, { today, live: findLiveContent(db, listingId) });
  return {
    listing: ownListing(db, open),
    version: open.version,
    content: open.content,
    request: openRequest(db, reasons, listingId),
    problems: [...problems],
    evidence,
    checklist: checklistOf(open.content, { problems, evidence, today }),
  };
}

/** What CATA last asked of a listing, where that is still open. */
function openRequest(db: Reader, reasons: Reasons, listingId: string): OpenRequest | null {
  const asked = findOpenRequest(db, listingId);
  if (asked === undefined || (asked.kind !== 'changes-requested' && asked.kind !== 'declined')) return null;
  const { kind, at, note, comments } = asked;
  return {
    kind,
    at,
    note,
    reasons: asked.reasons.flatMap((id) => reasons.get(id)?.says ?? []),
    comments: comments.map(({ pointer, text }) => ({ field: fieldNameOf(pointer), step: themeOf(pointer.split('/')[1] ?? ''), text })),
  };
}

/** What a person set aside, with what it clashes with now. */
export function shownSetAside(db: Reader, row: SetAsideRow): SetAside {
  const open = openDraft(db, row.listingId);
  return {
    id: row.id,
    listing: ownListing(db, open),
    version: open.version,
    writtenAt: row.createdAt.toISOString(),
    savedAt: open.row?.updatedAt.toISOString() ?? null,
    savedBy: open.row === undefined ? null : nameOfPerson(db, open.row.updatedBy),
    clashes: compareSetAside(db, row).clashes.map(withNulls),
  };
}

/** JSON has no way to say that there is nothing but null. */
function withNulls({ path, before, theirs, mine }: Clash): Clash {
  return { path, before: before ?? null, theirs: theirs ?? null, mine: mine ?? null };
}

function nameOfPerson(db: Reader, id: string): string | null {
  return db.select({ name: people.name }).from(people).where(eq(people.id, id)).get()?.name ?? null;
}
