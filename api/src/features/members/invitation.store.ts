import { and, asc, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { invitations } from '#api/db/schema/organizations.ts';
import { people } from '#api/db/schema/people.ts';
import { vendors } from '#api/db/schema/vendors.ts';

/** An invitation as it is stored. */
export type InvitationRow = typeof invitations.$inferSelect;

/** An open invitation as the invited sees it. */
export type ShownInvitation = { readonly invitation: InvitationRow; readonly vendorName: string; readonly vendorStatus: string; readonly inviter: string | null };

/** The invitation of an id. */
export function findInvitation(db: Reader, id: string): InvitationRow | undefined {
  return db.select().from(invitations).where(eq(invitations.id, id)).get();
}

/** The open invitations of a vendor. */
export function listInvitations(db: Reader, vendorId: string, at: Date): InvitationRow[] {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.vendorId, vendorId), isNull(invitations.endedAt), gt(invitations.expiresAt, at)))
    .orderBy(asc(invitations.createdAt), invitations.id)
    .all();
}

/** The open invitations to an address, with who invites to what. */
export function listInvitationsTo(db: Reader, email: string, at: Date): ShownInvitation[] {
  return db
    .select({ invitation: invitations, vendorName: vendors.name, vendorStatus: vendors.status, inviter: people.name })
    .from(invitations)
    .innerJoin(vendors, eq(vendors.id, invitations.vendorId))
    .leftJoin(people, eq(people.id, invitations.invitedBy))
    .where(and(eq(invitations.email, email.toLowerCase()), isNull(invitations.endedAt), gt(invitations.expiresAt, at)))
    .orderBy(asc(invitations.createdAt))
    .all();
}

/** How many invitations a vendor's people sent since an instant. */
export function countInvitations(db: Reader, vendorId: string, since: Date): number {
  return db.get<{ total: number }>(sql`select count(*) as total from invitations where vendor_id = ${vendorId} and created_at > ${since.getTime()}`)?.total ?? 0;
}

/** Writes a new invitation. */
export function insertInvitation(tx: Transaction, row: InvitationRow): void {
  tx.insert(invitations).values(row).run();
}

/** Ends an open invitation; tells whether it was open. */
export function endInvitation(tx: Transaction, id: string, outcome: NonNullable<InvitationRow['outcome']>, endedAt: Date): boolean {
  const { changes } = tx
    .update(invitations)
    .set({ outcome, endedAt })
    .where(and(eq(invitations.id, id), isNull(invitations.endedAt)))
    .run();
  return changes === 1;
}

/** Ends the invitations whose time is over. */
export function endExpired(tx: Transaction, at: Date): void {
  tx.update(invitations)
    .set({ outcome: 'expired', endedAt: at })
    .where(and(isNull(invitations.endedAt), lte(invitations.expiresAt, at)))
    .run();
}

/** Forgets invitations that ended before an instant. */
export function deleteOldInvitations(tx: Transaction, before: Date): void {
  tx.delete(invitations).where(lt(invitations.endedAt, before)).run();
}
