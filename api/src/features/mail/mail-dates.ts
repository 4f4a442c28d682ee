import type { Language } from '#api/contract/text.ts';

const zone = 'America/Toronto';

/** A moment in words, in Eastern Time. */
export function momentIn(language: Language, iso: string): string {
  const written = new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(iso));
  // French hours have no zero before them, and stay together.
  return language === 'en' ? `${written} (Eastern Time)` : `${written.replace(/^1 /, '1ᵉʳ ').replace(/0?(\d+)\sh\s/, '$1\u00a0h\u00a0')} (heure de l’Est)`;
}

/** A day in words. */
export function dayIn(language: Language, iso: string): string {
  const written = new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: 'long', timeZone: zone }).format(new Date(iso));
  return language === 'fr' ? written.replace(/^1 /, '1ᵉʳ ') : written;
}
