import type { Language } from '#api/contract/text.ts';

const zone = 'America/Toronto';

/** A moment in words, in Eastern Time. */
export function momentIn(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: 'long', timeStyle: 'short', timeZone: zone })
    .format(new Date(iso))
    .concat(language === 'en' ? ' (Eastern Time)' : ' (heure de l’Est)');
}

/** A day in words. */
export function dayIn(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: 'long', timeZone: zone }).format(new Date(iso));
}
