import type { Language } from '@catalog/api/contract/text.ts';

const locales = { en: 'en-CA', fr: 'fr-CA' } as const;

/** Making a formatter takes longer than rendering the rest of a card, so each is made once. */
function both<Formatter>(make: (locale: string) => Formatter): Record<Language, Formatter> {
  return { en: make(locales.en), fr: make(locales.fr) };
}

const days = both((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const numbers = both((locale) => new Intl.NumberFormat(locale));
const dollars = both((locale) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'CAD', maximumFractionDigits: 0 }));

/** A day as each language writes it. */
export function formatDay(day: string, language: Language): string {
  return days[language].format(new Date(day));
}

/** A number as each language writes it. */
export function formatNumber(value: number, language: Language): string {
  return numbers[language].format(value);
}

/** An amount of Canadian dollars, whole. */
export function formatMoney(value: number, language: Language): string {
  return dollars[language].format(value);
}
