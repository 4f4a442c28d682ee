import { pageAddress } from '#api/contract/addresses.ts';
import { pointerName } from '#api/contract/field-names.ts';
import type { ListingContent } from '#api/contract/listing-content.ts';
import type { FieldComment, ReviewReason } from '#api/contract/review.ts';
import { inLanguage, type Language } from '#api/contract/text.ts';
import type { Transaction } from '#api/db/open-database.ts';
import type { ListingRow } from '#api/features/listings/index.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { measureWaiting } from './measure-waiting.ts';
import { listVendorPeople } from './review.store.ts';

/** What a vendor's people are told. */
export type News = {
  readonly template: 'submission-received' | 'changes-requested' | 'approved' | 'declined' | 'scheduled' | 'suspended' | 'restored' | 'withdrawn';
  readonly listing: Pick<ListingRow, 'id' | 'slug' | 'vendorId'>;
  readonly content: ListingContent;
  readonly at: Date;
  readonly baseUrl: string;
  readonly publishAt?: Date | undefined;
  readonly reasons?: readonly ReviewReason[] | undefined;
  readonly note?: string | undefined;
  readonly comments?: readonly FieldComment[] | undefined;
  readonly by?: string | undefined;
};

type Addressee = { readonly id: string; readonly name: string; readonly language: Language };

/** Tells everyone who belongs to the vendor of a listing what became of it, each in their language, by mails of the same transaction. */
export function tellVendor(tx: Transaction, news: News): void {
  for (const person of listVendorPeople(tx, news.listing.vendorId)) tellPerson(tx, news, person);
}

function tellPerson(tx: Transaction, news: News, { id, name, language }: Addressee): void {
  const { template, at, listing, note } = news;
  const to = { personId: id };
  const address = (path: string): string => new URL(path, news.baseUrl).href;
  const own = address(pageAddress('ownListing', language, { listing: listing.id }));
  const page = address(pageAddress('listing', language, { slug: listing.slug }));
  const common = { name, listing: inLanguage(news.content.name, language).text, link: own };
  const reasons = (news.reasons ?? []).map(({ says }) => says[language]);
  const message = note === undefined ? {} : { message: note };
  switch (template) {
    case 'submission-received':
      announceMail(tx, at, { to, template, language, data: { ...common, vendor: vendorName(tx, listing.vendorId), ...median(tx, at) } });
      return;
    case 'changes-requested':
      announceMail(tx, at, { to, template, language, data: { ...common, requests: requestsOf(news, language), ...message } });
      return;
    case 'declined':
    case 'suspended':
      announceMail(tx, at, { to, template, language, data: { ...common, reasons, ...message } });
      return;
    case 'approved':
      if (isPending(tx, listing.vendorId)) announceMail(tx, at, { to, template: 'approved-unproven', language, data: { ...common, vendor: vendorName(tx, listing.vendorId) } });
      else announceMail(tx, at, { to, template, language, data: { ...common, link: page, workspace: own } });
      return;
    case 'scheduled':
      announceMail(tx, at, { to, template, language, data: { ...common, when: (news.publishAt ?? at).toISOString() } });
      return;
    case 'restored':
      announceMail(tx, at, { to, template, language, data: { ...common, link: page } });
      return;
    case 'withdrawn':
      announceMail(tx, at, { to, template, language, data: { ...common, ...(news.by === undefined ? {} : { by: news.by }) } });
  }
}

/** What is asked for, by field; the reasons about the whole come first. */
function requestsOf({ reasons = [], comments = [] }: News, language: Language): { field: string; says: string }[] {
  const whole = reasons.map(({ name, says }) => ({ field: name[language], says: says[language] }));
  return [...whole, ...comments.map(({ pointer, text }) => ({ field: pointerName(pointer, language), says: text }))];
}

function vendorName(tx: Transaction, vendorId: string): string {
  return findVendorById(tx, vendorId)?.name ?? '';
}

/** Whether nobody has proven yet that they speak for a vendor, so that nothing of it is public. */
function isPending(tx: Transaction, vendorId: string): boolean {
  return findVendorById(tx, vendorId)?.status === 'pending';
}

function median(tx: Transaction, at: Date): { medianDays?: number } {
  const { medianHours } = measureWaiting(tx, at);
  return medianHours === null ? {} : { medianDays: medianHours / 24 };
}
