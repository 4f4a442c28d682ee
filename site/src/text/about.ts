/** Words of the page about. */
export const text = {
  en: {
    title: 'About the CATAlog',
    paragraphs: [
      'The CATAlog is run by the Canadian Advanced Technology Alliance (CATA), a not-for-profit that speaks for Canadian technology firms.',
      'Results are ordered by relevance. Ties are broken by a rule that changes each day and favours nobody: never the name, never payment. What is featured shows in its own labelled place and never moves a result.',
      'Every claim says what stands behind it: the vendor’s word, a link to evidence, or a check by CATA, with its date. A claim that has expired leaves the filters by itself.',
    ],
  },
  fr: {
    title: 'À propos du CATAlog',
    paragraphs: [
      'Le CATAlog est tenu par la Canadian Advanced Technology Alliance (CATA), un organisme sans but lucratif qui parle au nom des entreprises technologiques canadiennes.',
      'Les résultats sont classés par pertinence. Une règle qui change chaque jour et ne favorise personne départage les égalités : jamais le nom, jamais un paiement. Ce qui est en vedette occupe une place à part, signalée, et ne déplace aucun résultat.',
      'Chaque affirmation dit sur quoi elle repose : la parole du fournisseur, un lien vers une preuve, ou une vérification de CATA, avec sa date. Une affirmation expirée quitte d’elle-même les filtres.',
    ],
  },
};
