import type { Language } from '@catalog/api/contract/text.ts';
import type { Article } from './article.ts';

/** Words of the page about the catalogue. */
export const about: Record<Language, Article> = {
  en: {
    title: 'About the CATAlog',
    lead: 'A bilingual catalogue of Canadian technology solutions, for those who buy for government, those who report on technology, and those who make it.',
    sections: [
      {
        title: 'Who runs it',
        body: ['The Canadian Advanced Technology Alliance (CATA), a not-for-profit that speaks for Canadian technology firms. It announced the CATAlog on 6 July 2016.'],
        link: { page: 'plan', label: 'The plan behind the catalogue' },
      },
      {
        title: 'What a listing is',
        body: [
          'A vendor describes one solution: what it is and for whom, which areas and actions of the federal plan it serves, where data lives, what level of security it is fit for, how it can be bought, how accessible it is, and how data leaves it again.',
          'What a vendor does not say is left out, not guessed.',
        ],
      },
      {
        title: 'What stands behind a claim',
        body: [
          'Each claim that a decision may rest on says what stands behind it, with a date:',
          ['declared by the vendor;', 'evidence linked, so that you can check it yourself;', 'checked by CATA.'],
          'A claim that has expired leaves the filters by itself and shows as expired.',
        ],
      },
      {
        title: 'How results are ordered',
        body: [
          'By how well they match what was searched for. Ties are broken by a rule that changes each day and favours nobody: neither the name nor any payment. What is featured stands in its own labelled place and never moves a result.',
        ],
      },
      {
        title: 'Both languages',
        body: [
          'Every page exists in English and in French. A vendor may write a listing in one language only; it is then shown in the original, labelled, and a search in the other language still finds it.',
        ],
      },
      {
        title: 'List a solution',
        body: ['Vendors describe their solutions in a workspace of their own, and CATA staff review each listing before it shows. If you have a question, write to us.'],
        email: 'listings',
        link: { page: 'workspace', label: 'To the vendor workspace' },
      },
    ],
  },
  fr: {
    title: 'À propos du CATAlog',
    lead: 'Un catalogue bilingue de solutions technologiques canadiennes, pour celles et ceux qui achètent pour l’administration publique, qui informent sur la technologie ou qui la conçoivent.',
    sections: [
      {
        title: 'Qui le tient',
        body: [
          'L’Alliance canadienne des technologies avancées (CATA), un organisme sans but lucratif qui parle au nom des entreprises technologiques canadiennes. Elle a annoncé le CATAlog le 6 juillet 2016.',
        ],
        link: { page: 'plan', label: 'Le plan à l’origine du catalogue' },
      },
      {
        title: 'Ce qu’est une fiche',
        body: [
          'Un fournisseur y décrit une solution : ce qu’elle est et à qui elle s’adresse, les domaines et les actions du plan fédéral qu’elle sert, le lieu des données, le niveau de sécurité qui lui convient, la façon de l’acheter, son accessibilité et la manière d’en retirer les données.',
          'Ce qu’un fournisseur ne dit pas est omis ; rien n’est deviné.',
        ],
      },
      {
        title: 'Ce qui appuie une affirmation',
        body: [
          'Chaque affirmation sur laquelle une décision peut reposer dit ce qui l’appuie, avec une date :',
          ['déclarée par le fournisseur ;', 'appuyée d’une preuve que vous pouvez consulter ;', 'vérifiée par la CATA.'],
          'Une affirmation expirée quitte d’elle-même les filtres et s’affiche comme expirée.',
        ],
      },
      {
        title: 'L’ordre des résultats',
        body: [
          'Les résultats sont classés selon leur pertinence. Une règle qui change chaque jour et ne favorise personne départage les égalités : ni le nom ni aucun paiement ne compte. Ce qui est en vedette occupe une place à part, signalée, et ne déplace aucun résultat.',
        ],
      },
      {
        title: 'Les deux langues',
        body: [
          'Chaque page existe en français et en anglais. Un fournisseur peut rédiger une fiche dans une seule langue ; elle est alors montrée dans l’original, avec une mention, et une recherche dans l’autre langue la trouve quand même.',
        ],
      },
      {
        title: 'Inscrire une solution',
        body: [
          'Les fournisseurs décrivent leurs solutions dans un espace qui leur est propre, et le personnel de la CATA révise chaque fiche avant sa publication. Une question ? Écrivez-nous.',
        ],
        email: 'listings',
        link: { page: 'workspace', label: 'Aller à l’espace fournisseurs' },
      },
    ],
  },
};
