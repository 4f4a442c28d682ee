/** Words of the page for developers. */
export const developers = {
  en: {
    title: 'For developers',
    lead: 'Everything public is in a read API, in JSON, open to any site.',
    errors: 'Errors are problem details (RFC 9457). An unknown parameter is an error. Answers carry an ETag. Repeat a parameter for OR; different parameters mean AND.',
  },
  fr: {
    title: 'Pour les développeurs',
    lead: 'Tout ce qui est public se lit par une API, en JSON, ouverte à tout site.',
    errors:
      'Les erreurs suivent la RFC 9457. Un paramètre inconnu est une erreur. Les réponses portent un ETag. Répétez un paramètre pour OU ; des paramètres différents signifient ET.',
  },
};
