import type { Language } from '@catalog/api/contract/text.ts';

const locales = { en: 'en-CA', fr: 'fr-CA' } as const;

/** Making a formatter takes longer than rendering the rest of a card, so each is made once. */
function both<Formatter>(make: (locale: string) => Formatter): Record<Language, Formatter> {
  return { en: make(locales.en), fr: make(locales.fr) };
}

type Style = 'long' | 'medium';

const zone = 'America/Toronto';
const daysIn = (timeZone: string): Record<Style, Record<Language, Intl.DateTimeFormat>> => ({
  long: both((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })),
  medium: both((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })),
});
const [days, daysOfMoments] = [daysIn('UTC'), daysIn(zone)];
const numbers = both((locale) => new Intl.NumberFormat(locale));
const dollars = both((locale) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'CAD', maximumFractionDigits: 0 }));
const cents = both((locale) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'CAD' }));

/** A day as each language writes it, or the day on which a moment fell in Eastern Time; `medium` shortens the month. */
export function formatDay(day: string, language: Language, style: Style = 'long'): string {
  const written = (day.includes('T') ? daysOfMoments : days)[style][language].format(new Date(day));
  return language === 'fr' ? written.replace(/^1 /, '1ᵉʳ ') : written;
}

const moments = both((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }));

/** A moment as each language writes it, in Eastern Time. */
export function formatMoment(at: string, language: Language): string {
  const written = moments[language].format(new Date(at));
  // French hours have no zero before them, and stay together.
  return language === 'fr' ? written.replace(/^1 /, '1ᵉʳ ').replace(/0?(\d+)\sh\s/, '$1\u00a0h\u00a0') : written;
}

/** A number as each language writes it. */
export function formatNumber(value: number, language: Language): string {
  return numbers[language].format(value);
}

/** An amount of Canadian dollars, with cents only where there are any. */
export function formatMoney(value: number, language: Language): string {
  return (Number.isInteger(value) ? dollars : cents)[language].format(value);
}

const sizes = {
  kilobyte: both((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })),
  megabyte: both((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })),
};

/** The size of a file as each language writes it; at least one kilobyte. */
export function formatBytes(bytes: number, language: Language): string {
  return bytes < 1_000_000 ? sizes.kilobyte[language].format(Math.max(1, bytes / 1000)) : sizes.megabyte[language].format(bytes / 1_000_000);
}

/** A web address as people read it: without its protocol, `www.` and last slash. */
export function formatAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}
