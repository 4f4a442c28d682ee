import { and, eq, isNull } from 'drizzle-orm';
import { pageAddress, type PageName } from '#api/contract/addresses.ts';
import type { ManagedPerson } from '#api/contract/administration.ts';
import type { Language } from '#api/contract/text.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { memberships, people } from '#api/db/schema/people.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';

type News = { readonly suspend: boolean; readonly message: string | undefined; readonly at: Date; readonly baseUrl: string };

/** Tells a person that their account is suspended, or no longer is, by a mail of the same transaction. */
export function tellPerson(tx: Transaction, { id, name, language }: Pick<ManagedPerson, 'id' | 'name' | 'language'>, news: News): void {
  const data = { name, ...written(news) };
  const to = { personId: id };
  if (news.suspend) announceMail(tx, news.at, { to, template: 'person-suspended', language, data });
  else announceMail(tx, news.at, { to, template: 'person-restored', language, data: { ...data, link: linkTo('signIn', language, news) } });
}

/** Tells everyone in the team of a vendor that it is suspended, or no longer is, each in their language, by mails of the same transaction. */
export function tellTeam(tx: Transaction, vendorId: string, news: News): void {
  const vendor = findVendorById(tx, vendorId);
  if (vendor === undefined) return;
  for (const { id, name, language } of listTeam(tx, vendorId)) {
    const to = { personId: id };
    const data = { name, vendor: vendor.name, link: linkTo('dashboard', language, news, { vendor: vendorId }), ...written(news) };
    if (news.suspend) announceMail(tx, news.at, { to, template: 'vendor-suspended', language, data });
    else announceMail(tx, news.at, { to, template: 'vendor-restored', language, data: { ...data, isPublic: vendor.status === 'active' } });
  }
}

function listTeam(tx: Transaction, vendorId: string): Pick<ManagedPerson, 'id' | 'name' | 'language'>[] {
  return tx
    .select({ id: people.id, name: people.name, language: people.language })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.vendorId, vendorId), isNull(people.suspendedAt)))
    .orderBy(people.id)
    .all();
}

function linkTo(page: PageName, language: Language, { baseUrl }: News, slots: Readonly<Record<string, string>> = {}): string {
  return new URL(pageAddress(page, language, slots), baseUrl).href;
}

function written({ message }: News): { message?: string } {
  return message === undefined ? {} : { message };
}
