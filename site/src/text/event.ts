import { isEventKind } from '@catalog/api/contract/event-kinds.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { eventWordsEn } from './event-en.ts';
import { eventWordsFr } from './event-fr.ts';

/** What the audit log calls its kinds of events. */
export const eventWords = { en: eventWordsEn, fr: eventWordsFr } as const;

/** What a kind is called, as it is stored; a kind of an older version is called as it was stored. */
export function eventName(kind: string, language: Language): string {
  return isEventKind(kind) ? eventWords[language].kinds[kind] : kind;
}
