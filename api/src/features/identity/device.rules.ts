import type { Language } from '#api/contract/text.ts';

const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;

const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

const unknown = { en: 'Unknown browser', fr: 'Navigateur inconnu' } as const satisfies Record<Language, string>;

/** A browser as people know it, such as "Firefox, Windows". */
export function nameDevice(userAgent: string | null | undefined, language: Language): string {
  const named = [browsers, systems].flatMap((names) => names.find(([mark]) => userAgent?.includes(mark))?.[1] ?? []);
  return named.length === 0 ? unknown[language] : named.join(', ');
}
