/** Words of the page privacy. */
export const text = {
  en: {
    title: 'Privacy',
    paragraphs: [
      'Visitors get no cookies and are not tracked. Nothing is loaded from other sites.',
      'The server’s logs hold no personal data: the method, the path without its query, the time that it took.',
    ],
  },
  fr: {
    title: 'Confidentialité',
    paragraphs: [
      'Les visiteurs ne reçoivent aucun témoin et ne sont pas suivis. Rien n’est chargé d’un autre site.',
      'Les journaux du serveur ne contiennent aucun renseignement personnel : la méthode, le chemin sans sa requête et la durée.',
    ],
  },
};
