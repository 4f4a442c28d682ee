/** Words of all forms. */
export const formWords = {
  en: {
    summary: (count: number) => (count === 1 ? 'One thing is to be mended' : `${count} things are to be mended`),
    named: (label: string, detail: string) => `${label}: ${detail}`,
    optional: 'optional',
    left: (limit: string) => `Up to ${limit} characters`,
    english: 'English',
    french: 'French',
    example: 'For example:',
    none: 'None',
    choose: 'Choose…',
  },
  fr: {
    summary: (count: number) => (count === 1 ? 'Un point est à corriger' : `${count} points sont à corriger`),
    named: (label: string, detail: string) => `${label}\u00a0: ${detail}`,
    optional: 'facultatif',
    left: (limit: string) => `Jusqu’à ${limit} caractères`,
    english: 'Anglais',
    french: 'Français',
    example: 'Par exemple\u00a0:',
    none: 'Aucun',
    choose: 'Choisir…',
  },
} as const;
