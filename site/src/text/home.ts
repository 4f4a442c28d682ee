/** Words of the home page. */
export const home = {
  en: {
    headline: 'Canadian technology that answers the government’s plan for IT',
    lead: 'Find solutions by the federal plan’s four areas of action, with what decides: where data lives, what level it is fit for, how to buy it, and who says so.',
    vendorTitle: 'You make one of these',
    vendor: 'List your solution so that public buyers and the media find it. Write to',
    mediaTitle: 'You need a story',
    media: 'Featured technologies, citable facts and a contact are on the page for the media:',
  },
  fr: {
    headline: 'Des technologies canadiennes qui répondent au plan de TI de l’État',
    lead: 'Trouvez des solutions selon les quatre domaines d’action du plan fédéral, avec ce qui décide : où résident les données, à quel niveau elles conviennent, comment les acheter et qui l’affirme.',
    vendorTitle: 'Vous en concevez une',
    vendor: 'Inscrivez votre solution pour que les acheteurs publics et les médias la trouvent. Écrivez à',
    mediaTitle: 'Vous cherchez un sujet',
    media: 'Technologies en vedette, faits à citer et personne-ressource se trouvent à la page des médias :',
  },
};
