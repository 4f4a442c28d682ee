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
        title: 'Vendors',
        body: [
          'A listing shows the contact that the vendor gave: a role and an address that someone reads. Details about who owns a firm are shown only where the firm agreed to it.',
        ],
      },
      {
        title: 'Accounts',
        body: [
          'Of whoever has an account we keep the name, the e-mail address, the language, and the password in a form from which it cannot be read. For each browser in which you are signed in we keep its kind, its network address and when it was last used; your account lists them and ends them.',
          'Signing in sets a cookie that names the session, and one that recognizes this browser for a year. Neither follows you anywhere.',
          'To hold off those who guess passwords, we count attempts by network address for an hour.',
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
        title: 'Fournisseurs',
        body: [
          'Une fiche montre les coordonnées que le fournisseur a données : une fonction et une adresse que quelqu’un consulte. Les renseignements sur la propriété d’une entreprise ne paraissent que si elle y a consenti.',
        ],
      },
      {
        title: 'Comptes',
        body: [
          'De toute personne qui a un compte, nous gardons le nom, l’adresse électronique, la langue et le mot de passe sous une forme qui ne permet pas de le lire. Pour chaque navigateur où vous avez une session, nous gardons son genre, son adresse réseau et le moment de sa dernière utilisation ; votre compte les énumère et permet d’y mettre fin.',
          'La connexion dépose un témoin qui désigne la session et un autre qui reconnaît ce navigateur pendant un an. Aucun des deux ne vous suit ailleurs.',
          'Pour tenir à distance ceux qui devinent des mots de passe, nous comptons pendant une heure les tentatives par adresse réseau.',
        ],
      },
      { title: 'Quand vous nous écrivez', body: ['Votre message et votre adresse servent à vous répondre.'], email: 'listings' },
    ],
  },
};
