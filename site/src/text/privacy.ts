import type { Language } from '@catalog/api/contract/text.ts';
import type { Article } from './article.ts';

/** Words of the page on privacy. */
export const privacy: Record<Language, Article> = {
  en: {
    title: 'Privacy',
    lead: 'You can read everything here without telling us who you are.',
    sections: [
      {
        title: 'Visitors',
        body: [
          'No cookie is set unless you sign in, nobody is tracked from page to page, and nothing is loaded from another site.',
          'If you turn off the / key on the accessibility page, only your browser remembers it.',
        ],
      },
      {
        title: 'What the server writes down',
        body: [
          'Its log holds the method, the address without what was searched for, the result and how long it took. It holds neither your network address nor your browser.',
          'Your network address is kept in memory for a minute to limit how often the API may be called, and is then forgotten.',
        ],
      },
      {
        title: 'Accounts',
        body: [
          'Whoever lists solutions signs in: a cookie then keeps you signed in, and serves nothing else. We keep your name, your email address and your language; your password is kept in a form that nobody can read.',
        ],
      },
      {
        title: 'Vendors',
        body: [
          'A listing shows the contact that the vendor gave: a role and an address that someone reads. Details about who owns a firm are shown only where the firm agreed to it.',
        ],
      },
      { title: 'When you write to us', body: ['Your message and address are used to answer you.'], email: 'listings' },
    ],
  },
  fr: {
    title: 'Confidentialité',
    lead: 'Vous pouvez tout lire ici sans nous dire qui vous êtes.',
    sections: [
      {
        title: 'Visiteurs',
        body: [
          'Aucun témoin n’est déposé à moins que vous ne vous connectiez, personne n’est suivi d’une page à l’autre et rien n’est chargé d’un autre site.',
          'Si vous désactivez la touche / à la page Accessibilité, seul votre navigateur s’en souvient.',
        ],
      },
      {
        title: 'Ce que note le serveur',
        body: [
          'Son journal contient la méthode, l’adresse sans les mots cherchés, le résultat et la durée. Il ne contient ni votre adresse réseau ni votre navigateur.',
          'Votre adresse réseau reste en mémoire une minute pour limiter la fréquence des appels à l’API, puis est oubliée.',
        ],
      },
      {
        title: 'Comptes',
        body: [
          'Qui inscrit des solutions se connecte : un témoin maintient alors la connexion et ne sert à rien d’autre. Nous conservons votre nom, votre adresse de courriel et votre langue ; votre mot de passe est conservé sous une forme que personne ne peut lire.',
        ],
      },
      {
        title: 'Fournisseurs',
        body: [
          'Une fiche montre les coordonnées que le fournisseur a données : une fonction et une adresse que quelqu’un consulte. Les renseignements sur la propriété d’une entreprise ne paraissent que si elle y a consenti.',
        ],
      },
      { title: 'Quand vous nous écrivez', body: ['Votre message et votre adresse servent à vous répondre.'], email: 'listings' },
    ],
  },
};
