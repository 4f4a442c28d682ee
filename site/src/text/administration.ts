import { administrationEn } from './administration-en.ts';
import { administrationFr } from './administration-fr.ts';

/** Words of the administration. */
export const administrationWords = { en: administrationEn, fr: administrationFr } as const;
