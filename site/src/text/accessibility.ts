import type { Language } from '@catalog/api/contract/text.ts';
import type { Article } from './article.ts';

/** Words of the page on accessibility. */
export const accessibility: Record<Language, Article> = {
  en: {
    title: 'Accessibility',
    lead: 'Everyone should be able to find a solution here, whatever they read, hear, see or point with.',
    sections: [
      {
        title: 'What we aim for',
        body: ['Level AA of the Web Content Accessibility Guidelines (WCAG) 2.2 on every page, in both languages, in light and in dark.'],
      },
      {
        title: 'What you can count on',
        body: [
          [
            'Everything works with a keyboard alone, and the focus is always visible.',
            'Everything works without JavaScript.',
            'Pages fit a width of 320 pixels, and so a zoom of 400%, without scrolling sideways.',
            'No meaning rests on colour alone: an icon or a word always says it too.',
            'Text in the other language is marked as such, so that screen readers pronounce it properly.',
            'Light, dark, forced colours and reduced motion follow the settings of your system.',
          ],
        ],
      },
      {
        title: 'How we check',
        body: [
          'Every kind of page is examined by an automatic checker, in both languages and both colour schemes, whenever the site changes. Such a checker finds only part of what can be wrong. No outside audit has been made yet.',
        ],
      },
      {
        title: 'What we know is weak',
        body: ['Vendors write the text of their listings, and link to reports and websites of their own, which we do not control.'],
      },
      {
        title: 'Something does not work for you?',
        body: ['Tell us which page it was and what you were trying to do. We can also send you what you were looking for.'],
        email: 'listings',
      },
    ],
  },
  fr: {
    title: 'Accessibilité',
    lead: 'Chacun doit pouvoir trouver ici une solution, quelle que soit sa façon de lire, d’entendre, de voir ou de pointer.',
    sections: [
      {
        title: 'Ce que nous visons',
        body: ['Le niveau AA des Règles pour l’accessibilité des contenus Web (WCAG) 2.2 sur chaque page, dans les deux langues, en mode clair comme en mode sombre.'],
      },
      {
        title: 'Ce sur quoi vous pouvez compter',
        body: [
          [
            'Tout fonctionne au clavier seul, et l’élément actif est toujours visible.',
            'Tout fonctionne sans JavaScript.',
            'Les pages tiennent sur une largeur de 320 pixels, donc à un agrandissement de 400 %, sans défilement latéral.',
            'Aucun sens ne repose sur la seule couleur : une icône ou un mot le dit toujours aussi.',
            'Le texte dans l’autre langue est balisé comme tel, pour que les lecteurs d’écran le prononcent bien.',
            'Les modes clair et sombre, les couleurs forcées et la réduction des mouvements suivent les réglages de votre système.',
          ],
        ],
      },
      {
        title: 'Comment nous vérifions',
        body: [
          'Chaque type de page est examiné par un vérificateur automatique, dans les deux langues et les deux modes de couleurs, à chaque modification du site. Un tel vérificateur ne trouve qu’une partie des défauts possibles. Aucun audit externe n’a encore été fait.',
        ],
      },
      {
        title: 'Les points faibles que nous connaissons',
        body: ['Les fournisseurs rédigent le texte de leurs fiches et renvoient à des rapports et à des sites qui leur appartiennent, que nous ne maîtrisons pas.'],
      },
      {
        title: 'Quelque chose ne fonctionne pas pour vous ?',
        body: ['Dites-nous de quelle page il s’agit et ce que vous vouliez faire. Nous pouvons aussi vous envoyer ce que vous cherchiez.'],
        email: 'listings',
      },
    ],
  },
};
