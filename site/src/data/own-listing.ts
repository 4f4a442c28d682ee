import type { OwnListing } from '@catalog/api/contract/draft.ts';
import { inLanguage, type Language, type ShownText } from '@catalog/api/contract/text.ts';
import { ownListingWords } from '../text/editor-listing.ts';

/** What a listing is called for its own team: its name, or that it has none yet. */
export function ownName(listing: Pick<OwnListing, 'name'> | undefined, language: Language): ShownText {
  const shown = inLanguage(listing?.name ?? {}, language);
  return shown.text === '' ? { text: ownListingWords[language].unnamed, language } : shown;
}

/** Whether a listing waits for a decision or for its time, so that nothing of it can be written. */
export function isInReview({ newest }: OwnListing): boolean {
  return newest?.state === 'submitted' || newest?.state === 'scheduled';
}

/** What a vendor can do to a listing as a whole, from where it stands. */
export function movesOf({ state, publishedAt, withdrawnByStaff }: OwnListing): ('withdraw' | 'bringback' | 'archive')[] {
  const isGone = state === 'withdrawn' || state === 'unpublished';
  return [
    ...(state === 'live' || state === 'unpublished' ? (['withdraw'] as const) : []),
    ...(isGone && publishedAt !== null && !withdrawnByStaff ? (['bringback'] as const) : []),
    ...(state === 'draft' || isGone ? (['archive'] as const) : []),
  ];
}
