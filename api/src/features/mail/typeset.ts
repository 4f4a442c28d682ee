import type { Language } from '#api/contract/text.ts';

/** Puts unbreakable spaces where French has them, so that a sign never begins a line. */
export function typeset(language: Language, text: string): string {
  if (language === 'en') return text;
  return text
    .replaceAll('« ', '«\u202f')
    .replaceAll(' »', '\u202f»')
    .replaceAll(/ ([;!?])/g, '\u202f$1')
    .replaceAll(/ ([:%$])(?=\s|$)/g, '\u00a0$1');
}
