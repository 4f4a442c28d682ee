const en = {
  about: { title: 'About the CATAlog', lead: 'A catalogue of Canadian technologies and solutions, to assist with outreach to customers, markets and media.', sections: [
    { heading: 'Who runs it', text: ['The Canadian Advanced Technology Alliance (CATA), a not-for-profit that speaks for Canadian technology firms.'] },
    { heading: 'How results are ordered', text: ['By relevance. Ties are broken by a daily rule that favours nobody: never by name, never by payment. Featured solutions have their own labelled place, and being featured never moves a result.'] },
    { heading: 'How far to trust a claim', text: ['Each claim says what stands behind it: self-declared by the vendor, evidence linked, or checked by CATA, with its date. A claim that has expired leaves the search filters by itself.'] },
    { heading: 'List a solution', text: ['Write to listings@catalog.example.'] }] },
  accessibility: { title: 'Accessibility', lead: 'We aim at WCAG 2.2, level AA, on every page and in both languages.', sections: [
    { heading: 'What you can expect', text: ['Pages are built to work by keyboard, with a screen reader, on a screen 320 pixels wide, in light and dark, and without JavaScript.'] },
    { heading: 'Report a barrier', text: ['Write to listings@catalog.example with the address of the page and what stood in your way.'] }] },
  privacy: { title: 'Privacy', lead: 'You can read the whole catalogue without telling us who you are.', sections: [
    { heading: 'Cookies', text: ['Visitors get none.'] }, { heading: 'Logs', text: ['Our logs hold no personal data.'] }] },
  terms: { title: 'Terms', lead: 'What you may do with what you find here.', sections: [
    { heading: 'Facts', text: ['Facts about solutions may be quoted with the CATAlog named as the source. Texts, logos and images belong to their vendors.'] },
    { heading: 'Samples', text: ['Entries marked “Sample” are fictional: their firms, products, numbers and addresses do not exist.'] }] },
  developers: { title: 'Developers', lead: 'Everything public is also data.', sections: [
    { heading: 'Read API', text: ['JSON under /api/v1. Repeat a parameter for OR; different parameters mean AND. Unknown parameters are errors.', 'The OpenAPI 3.1 description is at /api/openapi.json.'], code: "curl 'https://catalog.example/api/v1/listings?q=backup&area=service-it&lang=en'\ncurl 'https://catalog.example/api/v1/taxonomy'" },
    { heading: 'Errors', text: ['Errors are application/problem+json (RFC 9457): a stable type, a whole sentence, and each wrong field by its JSON pointer.'] },
    { heading: 'Feeds', text: ['RSS, Atom and JSON, of everything or of one area.'], code: '/en/feeds/all.rss\n/en/feeds/all.atom\n/en/feeds/all.json' }] },
};

/** Words of the pages that are read from top to bottom. */
export const words = {
  en,
  fr: {
    about: { title: 'À propos du CATAlog', lead: 'Un catalogue de technologies et de solutions canadiennes, pour aider à joindre les clients, les marchés et les médias.', sections: [
      { heading: 'Qui le tient', text: ['La Canadian Advanced Technology Alliance (CATA), un organisme sans but lucratif qui parle au nom des entreprises technologiques canadiennes.'] },
      { heading: 'L’ordre des résultats', text: ['Par pertinence. Les égalités sont tranchées par une règle quotidienne qui n’avantage personne\u00a0: jamais selon le nom, jamais contre paiement. Les solutions en vedette ont leur propre place, signalée, et ne déplacent aucun résultat.'] },
      { heading: 'La valeur d’une affirmation', text: ['Chaque affirmation indique ce qui l’appuie\u00a0: déclarée par le fournisseur, preuve jointe ou vérifiée par CATA, avec sa date. Une affirmation expirée quitte d’elle-même les filtres de recherche.'] },
      { heading: 'Inscrire une solution', text: ['Écrivez à listings@catalog.example.'] }] },
    accessibility: { title: 'Accessibilité', lead: 'Nous visons les WCAG 2.2, niveau AA, sur chaque page et dans les deux langues.', sections: [
      { heading: 'Ce à quoi s’attendre', text: ['Les pages sont conçues pour fonctionner au clavier, avec un lecteur d’écran, sur un écran large de 320 pixels, en clair et en sombre, et sans JavaScript.'] },
      { heading: 'Signaler un obstacle', text: ['Écrivez à listings@catalog.example en indiquant l’adresse de la page et ce qui vous a arrêté.'] }] },
    privacy: { title: 'Confidentialité', lead: 'Vous pouvez lire tout le catalogue sans nous dire qui vous êtes.', sections: [
      { heading: 'Témoins', text: ['Les visiteurs n’en reçoivent aucun.'] }, { heading: 'Journaux', text: ['Nos journaux ne contiennent aucun renseignement personnel.'] }] },
    terms: { title: 'Conditions', lead: 'Ce que vous pouvez faire de ce que vous trouvez ici.', sections: [
      { heading: 'Faits', text: ['Les faits sur les solutions peuvent être cités en nommant le CATAlog comme source. Les textes, logos et images appartiennent à leurs fournisseurs.'] },
      { heading: 'Exemples', text: ['Les fiches marquées «\u00a0Exemple\u00a0» sont fictives\u00a0: leurs entreprises, produits, numéros et adresses n’existent pas.'] }] },
    developers: { title: 'Développeurs', lead: 'Tout ce qui est public existe aussi sous forme de données.', sections: [
      { heading: 'API de lecture', text: ['Du JSON sous /api/v1. Répétez un paramètre pour OU\u202f; des paramètres différents signifient ET. Un paramètre inconnu est une erreur.', 'La description OpenAPI 3.1 est à /api/openapi.json.'], code: "curl 'https://catalog.example/api/v1/listings?q=sauvegarde&area=service-it&lang=fr'\ncurl 'https://catalog.example/api/v1/taxonomy'" },
      { heading: 'Erreurs', text: ['Les erreurs sont en application/problem+json (RFC 9457)\u00a0: un type stable, une phrase complète, et chaque champ fautif par son pointeur JSON.'] },
      { heading: 'Fils', text: ['RSS, Atom et JSON, de tout ou d’un domaine.'], code: '/fr/fils/all.rss\n/fr/fils/all.atom\n/fr/fils/all.json' }] },
  } satisfies typeof en,
};
