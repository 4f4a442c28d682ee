/** Words of the feeds. */
export const feedWords = {
  en: {
    catalogue: 'The CATAlog',
    newest: 'The CATAlog: new solutions',
    newestWhat: 'Canadian technology solutions for government, newest first.',
    featured: 'The CATAlog: featured technologies',
    featuredWhat: 'Canadian technologies that CATA features, each with its story.',
    rights: 'Text may be quoted with a link to its page.',
    sample: 'Sample',
    alliance: 'Canadian Advanced Technology Alliance (CATA)',
    by: 'By',
    read: 'Read the listing',
  },
  fr: {
    catalogue: 'Le CATAlog',
    newest: 'Le CATAlog\u00a0: nouvelles solutions',
    newestWhat: 'Solutions technologiques canadiennes pour le gouvernement, les plus récentes d’abord.',
    featured: 'Le CATAlog\u00a0: technologies en vedette',
    featuredWhat: 'Technologies canadiennes que la CATA met en vedette, chacune avec son histoire.',
    rights: 'Les textes peuvent être cités avec un lien vers leur page.',
    sample: 'Exemple',
    alliance: 'Alliance canadienne des technologies avancées (CATA)',
    by: 'Par',
    read: 'Lire la fiche',
  },
} as const;
