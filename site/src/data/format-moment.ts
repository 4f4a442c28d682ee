import type { Language } from '@catalog/api/contract/text.ts';

const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'America/Toronto' } as const;
const formats = { en: new Intl.DateTimeFormat('en-CA', options), fr: new Intl.DateTimeFormat('fr-CA', options) } as const;

/** An instant as people in Ottawa write it, to the minute. */
export function formatMoment(instant: string, language: Language): string {
  return formats[language].format(new Date(instant));
}
