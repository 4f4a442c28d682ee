import type { OwnListing } from '#api/contract/draft.ts';
import type { ListingContent } from '#api/contract/listing-content.ts';
import type { VendorContent } from '#api/contract/vendor.ts';
import type { Expiring, OwnVendor, Task } from '#api/contract/workspace.ts';

/** What tasks are made of: the vendor, its listings with what is live of each, and what expires. */
export type TaskBasis = {
  readonly vendor: OwnVendor;
  readonly content: VendorContent;
  readonly owners: number;
  readonly listings: readonly { readonly listing: OwnListing; readonly live: ListingContent | undefined; readonly touchedAt: Date; readonly broken: readonly string[] }[];
  readonly expiring: readonly Expiring[];
  readonly now: Date;
};

/** Months after which nobody having touched a listing is worth a word; two more, and it leaves the public. */
const ageingMonths = 21;

/** What a vendor should do next, the most pressing first. */
export function tasksOf(basis: TaskBasis): Task[] {
  return [...vendorTasks(basis), ...basis.listings.flatMap((one) => listingTasks(one, basis)), ...betterTasks(basis)];
}

const task = (kind: Task['kind'], listing: string | null = null, day: string | null = null): Task => ({ kind, listing, day });

function vendorTasks({ vendor }: TaskBasis): Task[] {
  if (vendor.doubt?.state === 'waiting') return [task('wait-for-cata')];
  if (vendor.doubt?.state === 'declined') return [task('declined-by-cata')];
  return vendor.vetted ? [] : [task('prove')];
}

function listingTasks({ listing, live, touchedAt, broken }: TaskBasis['listings'][number], { expiring, now }: TaskBasis): Task[] {
  const { id, state, newest, draft } = listing;
  if (state === 'archived' || state === 'withdrawn') return [];
  const own = expiring.filter((one) => one.listing === id);
  const lapsed = own.find(({ expired }) => expired);
  const next = own.find(({ expired }) => !expired);
  return [
    ...(newest?.state === 'changes-requested' ? [task('answer-changes', id)] : []),
    ...(newest?.state === 'declined' ? [task('answer-decline', id)] : []),
    ...(lapsed === undefined ? [] : [task('renew-claims', id, lapsed.day)]),
    ...(next === undefined ? [] : [task('claims-expire', id, next.day)]),
    ...(state === 'live' && broken.length > 0 ? [{ ...task('mend-links', id), links: [...broken] }] : []),
    ...(draft !== null && newest?.state !== 'changes-requested' && newest?.state !== 'declined' ? [task(state === 'draft' ? 'finish-draft' : 'submit-changes', id)] : []),
    ...(state === 'live' && live !== undefined && lacksLanguage(live) ? [task('translate', id)] : []),
    ...(state === 'live' && isAgeing(touchedAt, now) ? [task('confirm-still-true', id)] : []),
  ];
}

function betterTasks({ vendor, content, owners, listings }: TaskBasis): Task[] {
  const isOwner = vendor.role === 'owner';
  return [
    ...(listings.length === 0 ? [task('first-listing')] : []),
    ...(content.description?.en === undefined || content.description.fr === undefined ? [task('describe')] : []),
    ...(content.logo === undefined ? [task('add-logo')] : []),
    ...(isOwner && owners < 2 ? [task('second-owner')] : []),
  ];
}

function lacksLanguage({ name, summary, description }: ListingContent): boolean {
  return [name, summary, description].some(({ en, fr }) => en === undefined || fr === undefined);
}

function isAgeing(touchedAt: Date, now: Date): boolean {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - ageingMonths);
  return touchedAt < before;
}
