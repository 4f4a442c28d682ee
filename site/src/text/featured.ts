const en = {
  title: 'Featured',
  lead: 'Technologies that CATA staff chose, each with its story and the reason for the choice.',
  rule: 'Being featured is never paid for, and never moves a search result.',
  why: 'Why it is featured:',
  since: (day: string) => `Featured since ${day}`,
  read: 'Read the story',
  see: 'See the listing',
  none: 'Nothing is featured right now.',
  noneMore: 'Browse all solutions',
};

/** Words of what is featured. */
export const featuredWords = {
  en,
  fr: {
    title: 'En vedette',
    lead: 'Des technologies choisies par le personnel de la CATA, chacune avec son histoire et la raison de ce choix.',
    rule: 'Une place en vedette ne se paie jamais et ne déplace aucun résultat de recherche.',
    why: 'Pourquoi ce choix :',
    since: (day: string) => `En vedette depuis le ${day}`,
    read: 'Lire l’histoire',
    see: 'Voir la fiche',
    none: 'Rien n’est en vedette en ce moment.',
    noneMore: 'Parcourir toutes les solutions',
  } satisfies typeof en,
};
