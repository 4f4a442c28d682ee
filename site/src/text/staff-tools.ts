import { staffToolsEn } from './staff-tools-en.ts';
import { staffToolsFr } from './staff-tools-fr.ts';

/** Words of synonyms, banner and mails. */
export const staffToolWords = { en: staffToolsEn, fr: staffToolsFr } as const;
