import type { DescribedTag } from './described-operation.ts';

/** What moderators decide about submissions, listings and vendors. */
export const reviewOperations: DescribedTag = {
  tag: 'review',
  operations: {
    'GET /api/v1/review/reasons': { id: 'listReasons', en: ['List the reasons to choose from'], fr: ['Lister les motifs au choix'] },
    'GET /api/v1/review/submissions': { id: 'listSubmissions', en: ['List what waits for a decision'], fr: ['Lister ce qui attend une décision'] },
    'GET /api/v1/review/submissions/{submission}': {
      id: 'readSubmission',
      en: ['Read a submission', 'How it will look, what it changes, what the checks found, and what was before.'],
      fr: ['Lire une soumission', 'Son apparence future, ce qu’elle change, ce que les vérifications ont trouvé et ce qui précède.'],
    },
    'POST /api/v1/review/submissions/{submission}/assignee': { id: 'takeSubmission', en: ['Take a submission, or hand it back'], fr: ['Prendre une soumission, ou la rendre'] },
    'POST /api/v1/review/submissions/{submission}/decision': {
      id: 'decideSubmission',
      en: ['Decide about a submission', 'Approve, schedule, ask for changes, decline, or take a scheduled approval back. Nobody decides about a vendor of their own.'],
      fr: [
        'Décider d’une soumission',
        'Approuver, programmer, demander des modifications, refuser ou annuler une approbation programmée. Personne ne décide de son propre fournisseur.',
      ],
    },
    'POST /api/v1/review/submissions/{submission}/checks': { id: 'askChecks', en: ['Have a submission checked again'], fr: ['Faire vérifier de nouveau une soumission'] },
    'GET /api/v1/review/listings': { id: 'listManagedListings', en: ['List listings of every state'], fr: ['Lister les fiches de tout état'] },
    'GET /api/v1/review/listings/{listing}': {
      id: 'readManagedListing',
      en: ['Read a listing as staff manage it', 'With its claims, its history, and what can be done to it.'],
      fr: ['Lire une fiche telle que le personnel la gère', 'Avec ses affirmations, son historique et ce qu’il est possible d’en faire.'],
    },
    'POST /api/v1/review/listings/{listing}/moves': {
      id: 'moveListing',
      en: ['Suspend, restore, withdraw or archive a listing', 'It leaves every public place, or comes back, within a second.'],
      fr: ['Suspendre, rétablir, retirer ou archiver une fiche', 'Elle quitte tout endroit public, ou y revient, en moins d’une seconde.'],
    },
    'POST /api/v1/review/listings/{listing}/checked-claims': { id: 'checkClaim', en: ['Say that a claim was checked'], fr: ['Dire qu’une affirmation a été vérifiée'] },
    'GET /api/v1/review/vendors': { id: 'listVendorRequests', en: ['List what is asked about vendors'], fr: ['Lister ce qui est demandé au sujet des fournisseurs'] },
    'POST /api/v1/review/vendors/{request}': {
      id: 'decideVendorRequest',
      en: ['Decide what is asked about a vendor', 'A no needs its reason.'],
      fr: ['Décider d’une demande au sujet d’un fournisseur', 'Un refus demande un motif.'],
    },
    'GET /api/v1/review/interests': { id: 'listInterests', en: ['List who takes part'], fr: ['Lister qui participe'] },
    'GET /api/v1/review/interests.csv': { id: 'exportInterests', en: ['Get all who take part as CSV'], fr: ['Obtenir tous les participants en CSV'] },
    'GET /api/v1/review/interests/{interest}': { id: 'readInterest', en: ['Read an interest'], fr: ['Lire un intérêt'] },
    'POST /api/v1/review/interests/{interest}/answer': {
      id: 'answerInterest',
      en: ['Answer an interest', 'By mail, once.'],
      fr: ['Répondre à un intérêt', 'Par courriel, une seule fois.'],
    },
    'GET /api/v1/review/reports': {
      id: 'listReports',
      en: ['List reports', 'Open ones first, the oldest of them first.'],
      fr: ['Lister les signalements', 'Les ouverts d’abord, du plus ancien au plus récent.'],
    },
    'GET /api/v1/review/reports/{report}': { id: 'readReport', en: ['Read a report'], fr: ['Lire un signalement'] },
    'POST /api/v1/review/reports/{report}/outcome': {
      id: 'handleReport',
      en: ['Close a report', 'Whoever reported it is told, where an address is known.'],
      fr: ['Clore un signalement', 'La personne qui a signalé est informée, si son adresse est connue.'],
    },
    'GET /api/v1/review/features': { id: 'listManagedFeatures', en: ['List what is, was and will be featured'], fr: ['Lister ce qui est, a été et sera en vedette'] },
    'POST /api/v1/review/features': {
      id: 'createFeature',
      en: ['Feature a technology', 'With its story in both languages.'],
      fr: ['Mettre une technologie en vedette', 'Avec son histoire dans les deux langues.'],
    },
    'GET /api/v1/review/features/{feature}': { id: 'readManagedFeature', en: ['Read a feature as staff manage it'], fr: ['Lire une vedette telle que le personnel la gère'] },
    'PUT /api/v1/review/features/{feature}': { id: 'changeFeature', en: ['Change a feature'], fr: ['Changer une vedette'] },
    'POST /api/v1/review/features/{feature}/end': { id: 'endFeature', en: ['End a feature now'], fr: ['Terminer une vedette maintenant'] },
    'POST /api/v1/review/features/{feature}/order': { id: 'orderFeature', en: ['Move a feature up or down'], fr: ['Monter ou descendre une vedette'] },
  },
};
