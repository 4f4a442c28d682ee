import type { DescribedTag } from './described-operation.ts';

/** How a vendor's people write their listings. */
export const draftOperations: DescribedTag = {
  tag: 'drafts',
  operations: {
    'GET /api/v1/workspace/vendors/{vendor}/listings': {
      id: 'listOwnListings',
      en: ['List the listings of a vendor', 'Public or not, with their state, their draft and their newest revision.'],
      fr: ['Lister les fiches d’un fournisseur', 'Publiques ou non, avec leur état, leur ébauche et leur dernière révision.'],
    },
    'POST /api/v1/workspace/vendors/{vendor}/listings': {
      id: 'startListing',
      en: ['Start a listing', 'Empty, with `content`, or as a copy of another listing of the vendor (`copyOf`).'],
      fr: ['Commencer une fiche', 'Vide, avec un contenu (`content`) ou comme copie d’une autre fiche du fournisseur (`copyOf`).'],
    },
    'POST /api/v1/workspace/vendors/{vendor}/listings/publiccode': {
      id: 'startFromPubliccode',
      en: ['Start a listing from a publiccode.yml', 'The answer says which of its keys were taken over, and which were not.'],
      fr: ['Commencer une fiche à partir d’un publiccode.yml', 'La réponse dit lesquelles de ses clés ont été reprises, et lesquelles non.'],
    },
    'GET /api/v1/workspace/listings/{listing}/draft': {
      id: 'readDraft',
      en: ['Read a draft', 'With what keeps it from being submitted, a checklist, and what CATA asked for last. Where nothing was saved since, it is the newest revision.'],
      fr: [
        'Lire une ébauche',
        'Avec ce qui empêche de la soumettre, une liste de vérification et ce que la CATA a demandé en dernier. Si rien n’a été enregistré depuis, c’est la dernière révision.',
      ],
    },
    'PUT /api/v1/workspace/listings/{listing}/draft': {
      id: 'replaceDraft',
      en: ['Save a draft', 'The whole content is replaced; it may be incomplete.'],
      fr: ['Enregistrer une ébauche', 'Tout le contenu est remplacé\u202f; il peut être incomplet.'],
    },
    'DELETE /api/v1/workspace/listings/{listing}/draft': {
      id: 'discardDraft',
      en: ['Discard a draft', 'What was written since the newest revision is lost.'],
      fr: ['Jeter une ébauche', 'Ce qui a été écrit depuis la dernière révision est perdu.'],
    },
    'GET /api/v1/workspace/listings/{listing}/preview': {
      id: 'previewDraft',
      en: ['Preview a draft', 'As its page would show it.'],
      fr: ['Prévisualiser une ébauche', 'Telle que sa page la montrerait.'],
    },
    'POST /api/v1/workspace/listings/{listing}/draft/submit': {
      id: 'submitDraft',
      en: ['Submit a draft for review', 'What is missing or wrong is named by JSON pointer, and nothing is submitted.'],
      fr: ['Soumettre une ébauche à l’évaluation', 'Ce qui manque ou ne convient pas est nommé par pointeur JSON, et rien n’est soumis.'],
    },
    'POST /api/v1/workspace/listings/{listing}/draft/take-back': {
      id: 'takeBack',
      en: ['Take a submission back', 'Before it is decided.'],
      fr: ['Reprendre une soumission', 'Avant qu’elle soit tranchée.'],
    },
    'POST /api/v1/workspace/listings/{listing}/moves': {
      id: 'moveOwnListing',
      en: ['Withdraw a listing, bring it back, or archive it', 'It leaves every public place, or comes back, within a second.'],
      fr: ['Retirer une fiche, la ramener ou l’archiver', 'Elle quitte tout endroit public, ou y revient, en moins d’une seconde.'],
    },
    'GET /api/v1/workspace/listings/{listing}/set-asides': {
      id: 'listSetAsides',
      en: ['List what was set aside of a listing', 'What you wrote on an older version and have not brought in yet; nobody else sees it.'],
      fr: ['Lister ce qui a été mis de côté d’une fiche', 'Ce que vous avez écrit sur une ancienne version et n’avez pas encore intégré\u202f; personne d’autre ne le voit.'],
    },
    'GET /api/v1/workspace/listings/{listing}/set-asides/{aside}': {
      id: 'readSetAside',
      en: ['Read what was set aside', 'What you wrote on an older version of a draft, and what it clashes with now.'],
      fr: ['Lire ce qui a été mis de côté', 'Ce que vous avez écrit sur une version antérieure d’une ébauche, et ce qui s’y oppose maintenant.'],
    },
    'POST /api/v1/workspace/listings/{listing}/set-asides/{aside}/settle': {
      id: 'settleSetAside',
      en: ['Settle what clashes', 'Each path gets the value that you choose; what you leave out stays as it is saved.'],
      fr: ['Trancher ce qui s’oppose', 'Chaque chemin reçoit la valeur que vous choisissez\u202f; le reste demeure tel qu’enregistré.'],
    },
    'DELETE /api/v1/workspace/listings/{listing}/set-asides/{aside}': { id: 'dropSetAside', en: ['Give up what was set aside'], fr: ['Abandonner ce qui a été mis de côté'] },
  },
};
