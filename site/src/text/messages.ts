const en = {
  notFound: 'There is no page here',
  notFoundWhy: 'The address may be mistyped, or the page may have moved. Search for what you need, or browse.',
  gone: 'This listing was withdrawn',
  goneWhy: 'It is no longer in the catalogue. Search for a similar solution.',
  goneSince: (day: string) => `It left the catalogue on ${day}. Search for a similar solution.`,
  box: 'Search solutions',
  search: 'Search',
  areas: 'Areas of action',
  categories: 'Categories',
  vendors: 'Vendors',
};

/** Words of the pages that say why there is nothing to show. */
export const words = {
  en,
  fr: {
    notFound: 'Il n’y a pas de page ici',
    notFoundWhy: 'L’adresse est peut-être mal tapée, ou la page a été déplacée. Cherchez ce qu’il vous faut, ou parcourez le catalogue.',
    gone: 'Cette fiche a été retirée',
    goneWhy: 'Elle n’est plus dans le catalogue. Cherchez une solution semblable.',
    goneSince: (day: string) => `Elle a quitté le catalogue le ${day}. Cherchez une solution semblable.`,
    box: 'Rechercher des solutions',
    search: 'Rechercher',
    areas: 'Domaines d’action',
    categories: 'Catégories',
    vendors: 'Fournisseurs',
  } satisfies typeof en,
};
