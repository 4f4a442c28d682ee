import type { Language } from '@catalog/api/contract/text.ts';

const locales = { en: 'en-CA', fr: 'fr-CA' } as const;

/** A day as each language writes it. */
export function formatDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

/** A number as each language writes it. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** An amount of Canadian dollars, whole. */
export function formatMoney(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'CAD', maximumFractionDigits: 0 }).format(value);
}
