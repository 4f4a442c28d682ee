const en = {
  notFound: 'There is no page here',
  notFoundWhy: 'The address may be mistyped, or the page may have moved.',
  gone: 'This listing was withdrawn',
  archived: 'This listing was archived',
  archivedWhy: 'It does not come back.',
  goneWhy: 'It is no longer in the catalogue.',
  goneSince: (day: string) => `It left the catalogue on ${day}.`,
  next: 'Search for what you need:',
  browse: 'Or browse',
};

/** Words of the pages that say why there is nothing to show. */
export const messages = {
  en,
  fr: {
    notFound: 'Page introuvable',
    notFoundWhy: 'L’adresse contient peut-être une erreur, ou la page a été déplacée.',
    gone: 'Cette fiche a été retirée',
    archived: 'Cette fiche a été archivée',
    archivedWhy: 'Elle ne reviendra pas.',
    goneWhy: 'Elle n’est plus au catalogue.',
    goneSince: (day: string) => `Elle a quitté le catalogue le ${day}.`,
    next: 'Cherchez ce qu’il vous faut :',
    browse: 'Ou parcourez',
  } satisfies typeof en,
};
