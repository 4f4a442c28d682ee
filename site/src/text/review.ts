import { reviewWordsEn } from './review-en.ts';
import { reviewWordsFr } from './review-fr.ts';

/** Words of the pages on which CATA’s staff review. */
export const reviewWords = { en: reviewWordsEn, fr: reviewWordsFr } as const;
