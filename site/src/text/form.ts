/** Words of all forms. */
export const formWords = {
  en: {
    summary: (count: number) => (count === 1 ? 'There is one thing to correct' : `There are ${count} things to correct`),
    named: (label: string, detail: string) => `${label}: ${detail}`,
    /** What the title of the page begins with. */
    mistaken: (title: string) => `Error: ${title}`,
    optional: 'optional',
    oneLanguage: 'one language is enough',
    left: (limit: string) => `Up to ${limit} characters`,
    english: 'English',
    french: 'French',
    example: 'For example:',
    none: 'None',
    choose: 'Choose…',
  },
  fr: {
    summary: (count: number) => (count === 1 ? 'Il y a un point à corriger' : `Il y a ${count} points à corriger`),
    named: (label: string, detail: string) => `${label}\u00a0: ${detail}`,
    mistaken: (title: string) => `Erreur\u00a0: ${title}`,
    optional: 'facultatif',
    oneLanguage: 'une langue suffit',
    left: (limit: string) => `Jusqu’à ${limit} caractères`,
    english: 'Anglais',
    french: 'Français',
    example: 'Par exemple\u00a0:',
    none: 'Aucun',
    choose: 'Choisir…',
  },
} as const;
