const en = {
  areasLead: 'The federal IT strategic plan announced in 2016 has four areas of action. Each solution here says which of them it serves, and why.',
  goal: 'Goal', actions: 'Actions', featured: 'Featured', newest: 'Newest solutions', all: 'See them all in search', none: 'No solution is listed here yet.',
  ours: 'CATA’s summary, not the plan’s own text.', unverified: 'This name is CATA’s wording: it was not found in the plan’s own text.', frUnverified: '',
  feeds: 'Follow this area', count: (n: number, shown: string) => (n === 1 ? '1 solution' : `${shown} solutions`),
  categoriesLead: 'What solutions do, grouped by the area where each kind is usually found.', related: 'Usually found in', unspsc: 'UNSPSC class',
  vendorsLead: 'The firms behind the solutions.', everyLetter: 'All', letters: 'Vendors by first letter', previous: 'Previous', next: 'Next', pages: 'Pages', sample: 'Sample',
  ownership: 'Ownership, self-identified', place: 'Where', founded: 'Founded', size: 'Size', website: 'Website', legal: 'Legal name', listings: 'Solutions', media: 'Media contact',
  featuredLead: 'Technologies that CATA staff chose, with the reason. Being featured never moves a search result.', why: 'Why it is featured', since: (day: string) => `Featured since ${day}`, noFeature: 'Nothing is featured right now.',
};

/** Words of the pages that people browse: areas, actions, categories, vendors, featured. */
export const words = {
  en,
  fr: {
    areasLead: 'Le plan stratégique fédéral de TI annoncé en 2016 compte quatre domaines d’action. Chaque solution indique ici ceux qu’elle sert, et pourquoi.',
    goal: 'But', actions: 'Mesures', featured: 'En vedette', newest: 'Solutions les plus récentes', all: 'Tout voir dans la recherche', none: 'Aucune solution n’est encore inscrite ici.',
    ours: 'Résumé de CATA, et non le texte du plan.', unverified: 'Ce nom est une formulation de CATA : il n’a pas été trouvé dans le texte du plan.', frUnverified: 'Le nom français est une traduction de CATA.',
    feeds: 'Suivre ce domaine', count: (n: number, shown: string) => (n < 2 ? `${shown} solution` : `${shown} solutions`),
    categoriesLead: 'Ce que font les solutions, selon le domaine où l’on trouve d’ordinaire chaque type.', related: 'Se trouve d’ordinaire dans', unspsc: 'Classe UNSPSC',
    vendorsLead: 'Les entreprises derrière les solutions.', everyLetter: 'Toutes', letters: 'Fournisseurs par initiale', previous: 'Précédente', next: 'Suivante', pages: 'Pages', sample: 'Exemple',
    ownership: 'Propriété, selon l’entreprise', place: 'Lieu', founded: 'Fondée en', size: 'Taille', website: 'Site Web', legal: 'Dénomination sociale', listings: 'Solutions', media: 'Relations avec les médias',
    featuredLead: 'Des technologies choisies par le personnel de CATA, avec la raison. Être en vedette ne déplace jamais un résultat de recherche.', why: 'Pourquoi elle est en vedette', since: (day: string) => `En vedette depuis le ${day}`, noFeature: 'Rien n’est en vedette en ce moment.',
  } satisfies typeof en,
};
