import type { Language } from '@catalog/api/contract/text.ts';
import type { Article } from './article.ts';

/** Words of the terms of use. */
export const terms: Record<Language, Article> = {
  en: {
    title: 'Terms of use',
    lead: 'Short, because the catalogue asks little of you.',
    sections: [
      {
        title: 'Who answers for what',
        body: [
          'Vendors answer for what they say of their solutions. CATA reviews listings and says where it checked a claim; it does not warrant the rest.',
          'A listing is not an endorsement by CATA or by any government, and the catalogue is not a procurement instrument: check the vehicle, the certificate and the level with those who issue them before you buy.',
        ],
      },
      { title: 'Samples', body: ['Vendors and listings labelled as samples are fictional. Any likeness to a real firm is chance.'] },
      {
        title: 'What you may use',
        body: [
          'Facts in the catalogue may be cited, with the catalogue as their source. Names, logos, images and texts of a listing belong to its vendor.',
          'The API and the feeds are open to all, within the limits that they state.',
        ],
      },
      { title: 'Something is wrong?', body: ['Write to us with the address of the page. We correct what is wrong and take down what should not be here.'], email: 'listings' },
      { title: 'A security flaw?', body: ['Tell us before you tell others, so that we can fix it.'], email: 'security' },
    ],
  },
  fr: {
    title: 'Conditions d’utilisation',
    lead: 'Elles sont courtes, car le catalogue vous demande peu.',
    sections: [
      {
        title: 'Qui répond de quoi',
        body: [
          'Les fournisseurs répondent de ce qu’ils disent de leurs solutions. La CATA évalue les fiches et signale les affirmations qu’elle a vérifiées ; elle ne garantit pas le reste.',
          'Une fiche n’est une caution ni de la CATA ni d’un gouvernement, et le catalogue n’est pas un instrument d’approvisionnement : avant d’acheter, vérifiez le mécanisme, le certificat et le niveau auprès de ceux qui les délivrent.',
        ],
      },
      { title: 'Exemples', body: ['Les fournisseurs et les fiches signalés comme exemples sont fictifs. Toute ressemblance avec une entreprise réelle est fortuite.'] },
      {
        title: 'Ce que vous pouvez reprendre',
        body: [
          'Les faits du catalogue peuvent être cités, avec mention de la source. Les noms, les logos, les images et les textes d’une fiche appartiennent à son fournisseur.',
          'L’API et les fils d’actualité sont ouverts à tous, dans les limites qu’ils indiquent.',
        ],
      },
      { title: 'Une erreur ?', body: ['Écrivez-nous en donnant l’adresse de la page. Nous corrigeons ce qui est faux et retirons ce qui ne doit pas rester.'], email: 'listings' },
      { title: 'Une faille de sécurité ?', body: ['Dites-le-nous avant d’en parler à d’autres, pour que nous puissions la corriger.'], email: 'security' },
    ],
  },
};
