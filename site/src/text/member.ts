/** Words of the bar of whoever is signed in. */
export const memberWords = {
  en: {
    bar: 'Your account',
    signOut: 'Sign out',
    labels: {
      workspace: 'Workspace',
      reviewQueue: 'Review',
      reviewListings: 'Listings',
      reviewFeatures: 'Features',
      vendorDecisions: 'Claims',
      interests: 'Who takes part',
      reports: 'Reports',
      administration: 'Administration',
      account: 'Account',
    },
  },
  fr: {
    bar: 'Votre compte',
    signOut: 'Se déconnecter',
    labels: {
      workspace: 'Espace',
      reviewQueue: 'Évaluation',
      reviewListings: 'Fiches',
      reviewFeatures: 'En vedette',
      vendorDecisions: 'Revendications',
      interests: 'Qui participe',
      reports: 'Signalements',
      administration: 'Administration',
      account: 'Compte',
    },
  },
} as const;
