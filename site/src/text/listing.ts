import { listingWordsEn, type ListingWords } from './listing-en.ts';
import { listingWordsFr } from './listing-fr.ts';

/** Words of a listing's page, by language. */
export const listingWords: { readonly en: ListingWords; readonly fr: ListingWords } = { en: listingWordsEn, fr: listingWordsFr };
