import { eq } from 'drizzle-orm';
import { pageAddress } from '#api/contract/addresses.ts';
import type { DraftContent } from '#api/contract/draft.ts';
import { inLanguage, type Language } from '#api/contract/text.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';
import { memberships, people } from '#api/db/schema/people.ts';
import { findNewestRevision, getListing } from '#api/features/listings/index.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { nameOf } from './draft-name.rules.ts';

/** What is told of a listing: which one, when, who did it, and the address of the catalogue that links begin with. */
export type News = { readonly listingId: string; readonly personId: string; readonly at: Date; readonly baseUrl: string };

type Member = { readonly id: string; readonly name: string; readonly language: Language };

/** Tells the others who write for the vendor of a listing that one of them withdrew it. */
export function tellWithdrawn(tx: Transaction, { listingId, personId, at, baseUrl }: News): void {
  const content = findNewestRevision(tx, listingId)?.content ?? {};
  const members = membersOf(tx, getListing(tx, listingId).vendorId);
  const by = members.find(({ id }) => id === personId)?.name;
  for (const { id, name, language } of members.filter((member) => member.id !== personId)) {
    const data = { name, listing: shownName(content, language), link: linkTo(listingId, language, baseUrl), ...(by === undefined ? {} : { by }) };
    announceMail(tx, at, { to: { personId: id }, template: 'withdrawn', language, data });
  }
}

function membersOf(db: Reader, vendorId: string): Member[] {
  return db
    .select({ id: people.id, name: people.name, language: people.language })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.vendorId, vendorId))
    .all();
}

function shownName(content: DraftContent, language: Language): string {
  return inLanguage(nameOf(content), language).text;
}

function linkTo(listing: string, language: Language, baseUrl: string): string {
  return new URL(pageAddress('ownListing', language, { listing }), baseUrl).href;
}
