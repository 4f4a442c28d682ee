import type { Language } from '@catalog/api/contract/text.ts';
import { reviewWords } from '../text/review.ts';
import { formatNumber } from './format.ts';

/** How long something waits, in the largest unit that says something. */
export function formatWait(hours: number, language: Language): string {
  const text = reviewWords[language];
  if (hours < 1) return text.minutes;
  return hours < 48 ? text.hours(formatNumber(Math.round(hours), language)) : text.days(formatNumber(Math.round(hours / 24), language));
}

/** How long something has waited since an instant. */
export function formatAge(since: string, language: Language): string {
  return formatWait((Date.now() - Date.parse(since)) / 3_600_000, language);
}
