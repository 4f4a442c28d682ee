/** Words that many pages share. */
export const words = {
  en: {
    site: 'The CATAlog', tagline: 'Canadian technology solutions for government', skip: 'Skip to content', other: 'Français', menu: 'Main menu',
    solutions: 'Solutions', areas: 'Areas of action', categories: 'Categories', vendors: 'Vendors', featured: 'Featured', media: 'Media', plan: 'The plan',
    about: 'About', accessibility: 'Accessibility', privacy: 'Privacy', terms: 'Terms', developers: 'Developers', home: 'Home',
    search: 'Search', searchLabel: 'Search solutions', sample: 'Sample', samples: 'This catalogue shows fictional samples, labelled as such.',
    by: 'by', updated: 'Updated', inFrench: 'in French', inEnglish: 'in English', newest: 'Newest solutions', all: 'See all in search', count: (n: string) => `${n} solutions`,
    run: 'Run by the Canadian Advanced Technology Alliance (CATA).', feed: 'Feeds', nothing: 'No solution is listed here yet.', claim: { 'self-declared': 'self-declared', 'evidence-linked': 'evidence linked', checked: 'checked by CATA' }, expired: 'expired', until: 'until',
  },
  fr: {
    site: 'Le CATAlog', tagline: 'Des solutions technologiques canadiennes pour l’État', skip: 'Aller au contenu', other: 'English', menu: 'Menu principal',
    solutions: 'Solutions', areas: 'Domaines d’action', categories: 'Catégories', vendors: 'Fournisseurs', featured: 'En vedette', media: 'Médias', plan: 'Le plan',
    about: 'À propos', accessibility: 'Accessibilité', privacy: 'Confidentialité', terms: 'Conditions', developers: 'Développeurs', home: 'Accueil',
    search: 'Rechercher', searchLabel: 'Rechercher des solutions', sample: 'Exemple', samples: 'Ce catalogue présente des exemples fictifs, signalés comme tels.',
    by: 'par', updated: 'Mis à jour', inFrench: 'en français', inEnglish: 'en anglais', newest: 'Solutions les plus récentes', all: 'Tout voir dans la recherche', count: (n: string) => `${n} solutions`,
    run: 'Tenu par la Canadian Advanced Technology Alliance (CATA).', feed: 'Fils', nothing: 'Aucune solution n’est encore inscrite ici.', claim: { 'self-declared': 'déclaré par le fournisseur', 'evidence-linked': 'preuve jointe', checked: 'vérifié par CATA' }, expired: 'expiré', until: 'jusqu’au',
  },
};
