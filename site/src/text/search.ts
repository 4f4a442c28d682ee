/** Words of the search page. */
export const searchWords = {
  en: {
    results: 'Results', apply: 'Apply filters', corrected: 'Searched for', remove: ' (remove)', clear: 'Clear all filters', sort: 'Order', sorts: { relevance: 'Relevance', newest: 'Newest', name: 'Name' },
    empty: 'Nothing fits all of this. Leaving out one of these would give:', withoutText: 'the words of the search', pages: 'Pages', previous: 'Previous page', next: 'Next page',
    facets: { area: 'Area of action', action: 'Action of the plan', category: 'Category', deployment: 'Deployment', residency: 'Where data lives', security: 'Fit for (at least)', procurement: 'How to buy', certification: 'Certification', accessibility: 'Accessibility (at least)', language: 'Languages of the interface', province: 'Province or territory', ownership: 'Ownership', maturity: 'Maturity', type: 'Type' },
  },
  fr: {
    results: 'Résultats', apply: 'Appliquer les filtres', corrected: 'Recherche effectuée :', remove: ' (retirer)', clear: 'Effacer tous les filtres', sort: 'Ordre', sorts: { relevance: 'Pertinence', newest: 'Plus récentes', name: 'Nom' },
    empty: 'Rien ne répond à tout cela. Sans l’un de ces choix, il y aurait :', withoutText: 'les mots de la recherche', pages: 'Pages', previous: 'Page précédente', next: 'Page suivante',
    facets: { area: 'Domaine d’action', action: 'Action du plan', category: 'Catégorie', deployment: 'Déploiement', residency: 'Lieu des données', security: 'Convient (au moins) à', procurement: 'Comment acheter', certification: 'Certification', accessibility: 'Accessibilité (au moins)', language: 'Langues de l’interface', province: 'Province ou territoire', ownership: 'Propriété', maturity: 'Maturité', type: 'Type' },
  },
};
