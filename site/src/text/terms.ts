/** Words of the page terms. */
export const text = {
  en: {
    title: 'Terms of use',
    paragraphs: [
      'Vendors answer for what they say of their solutions. A listing is no endorsement by CATA or by any government.',
      'Vendors and listings labelled as samples are fictional.',
    ],
  },
  fr: {
    title: 'Conditions d’utilisation',
    paragraphs: [
      'Les fournisseurs répondent de ce qu’ils disent de leurs solutions. Une fiche n’est une caution ni de CATA ni d’un gouvernement.',
      'Les fournisseurs et fiches signalés comme exemples sont fictifs.',
    ],
  },
};
