import type { DescribedTag } from './described-operation.ts';

/** What the public says to CATA, and CATA to everyone. */
export const voiceOperations: DescribedTag = {
  tag: 'voices',
  operations: {
    'GET /api/v1/interests/counts': {
      id: 'countInterests',
      en: ['Count who takes part', 'People and organizations that confirmed their interest, in all and in each area and action.'],
      fr: ['Compter qui participe', 'Les personnes et les organisations qui ont confirmé leur intérêt, en tout et par domaine et action.'],
    },
    'POST /api/v1/interests': {
      id: 'takePart',
      en: ['Take part', 'A link to confirm is sent to the address; until it is followed, the interest counts nowhere.'],
      fr: ['Participer', 'Un lien de confirmation est envoyé à l’adresse\u202f; tant qu’il n’est pas suivi, l’intérêt ne compte nulle part.'],
    },
    'POST /api/v1/interests/confirm': {
      id: 'confirmInterest',
      en: ['Confirm an interest', 'With the token of the link that was sent.'],
      fr: ['Confirmer un intérêt', 'Avec le jeton du lien reçu.'],
    },
    'POST /api/v1/interests/withdraw': {
      id: 'withdrawInterest',
      en: ['Withdraw an interest', 'It is forgotten, and whoever had it.'],
      fr: ['Retirer un intérêt', 'Il est oublié, et la personne avec lui.'],
    },
    'GET /api/v1/listings/{slug}/report-challenge': {
      id: 'askReportChallenge',
      en: [
        'Get a challenge to prove work on',
        'For whoever reports without an address: find a `proof` such that the SHA-256 of challenge, dot and proof begins with `bits` zeros.',
      ],
      fr: [
        'Obtenir un défi de preuve de travail',
        'Pour signaler sans adresse\u00a0: trouvez une preuve (`proof`) telle que le SHA-256 du défi, d’un point et de la preuve commence par `bits` zéros.',
      ],
    },
    'POST /api/v1/listings/{slug}/reports': {
      id: 'reportListing',
      en: ['Report a listing', 'With an address, to which a link to confirm is sent, or with a proof of work, and then it counts at once.'],
      fr: ['Signaler une fiche', 'Avec une adresse, à laquelle un lien de confirmation est envoyé, ou avec une preuve de travail, et le signalement compte aussitôt.'],
    },
    'POST /api/v1/reports/confirm': {
      id: 'confirmReport',
      en: ['Confirm a report', 'With the token of the link that was sent.'],
      fr: ['Confirmer un signalement', 'Avec le jeton du lien reçu.'],
    },
    'GET /api/v1/review/waiting': {
      id: 'readWaiting',
      en: ['See how long submissions wait', 'The median of the last decisions, in hours.'],
      fr: ['Voir combien de temps attendent les soumissions', 'La médiane des dernières décisions, en heures.'],
    },
    'GET /api/v1/banner': {
      id: 'readBanner',
      en: ['Read the banner', 'What all pages show today, where there is anything.'],
      fr: ['Lire la bannière', 'Ce que montrent toutes les pages aujourd’hui, s’il y a lieu.'],
    },
  },
};
