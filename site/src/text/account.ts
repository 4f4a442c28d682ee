/** Words of the pages about accounts. */
export const accountWords = {
  en: {
    signIn: 'Sign in',
    signInLead: 'For vendors who list their solutions, and for CATA’s staff. Searching needs no account.',
    email: 'E-mail address',
    password: 'Password',
    account: 'Your account',
    workspace: 'Your workspace',
  },
  fr: {
    signIn: 'Se connecter',
    signInLead: 'Pour les fournisseurs qui inscrivent leurs solutions et pour le personnel de CATA. La recherche ne demande aucun compte.',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    account: 'Votre compte',
    workspace: 'Votre espace',
  },
} as const;
