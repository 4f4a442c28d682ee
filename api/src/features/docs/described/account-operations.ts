import type { DescribedTag } from './described-operation.ts';

/** What everybody who is signed in has. */
export const accountOperations: DescribedTag = {
  tag: 'account',
  operations: {
    'GET /api/v1/account': {
      id: 'readAccount',
      en: ['Read your account', 'With the browsers in which you are signed in.'],
      fr: ['Lire votre compte', 'Avec les navigateurs où vous êtes connecté.'],
    },
    'PUT /api/v1/account': {
      id: 'changeAccount',
      en: ['Change your name and language', 'Address, password and second step are changed in a browser alone, since they ask for the password.'],
      fr: ['Changer votre nom et votre langue', 'L’adresse, le mot de passe et la deuxième étape se changent seulement dans un navigateur, car le mot de passe y est demandé.'],
    },
    'DELETE /api/v1/account/sessions': {
      id: 'endSessions',
      en: ['Sign out everywhere', 'The session that asks ends too.'],
      fr: ['Se déconnecter partout', 'La session qui le demande se termine aussi.'],
    },
    'DELETE /api/v1/account/sessions/{session}': { id: 'endSession', en: ['Sign out one browser'], fr: ['Déconnecter un navigateur'] },
    'GET /api/v1/account/tokens': {
      id: 'listTokens',
      en: ['List your tokens', 'Never with their secrets: the secret of a new one is told once, to the browser that made it.'],
      fr: ['Lister vos jetons', 'Jamais avec leurs secrets\u00a0: celui d’un nouveau jeton est dit une seule fois, au navigateur qui l’a créé.'],
    },
    'DELETE /api/v1/account/tokens/{token}': {
      id: 'revokeToken',
      en: ['Revoke a token', 'From the next request on, what it signs is refused.'],
      fr: ['Révoquer un jeton', 'Dès la requête suivante, ce qu’il signe est refusé.'],
    },
    'GET /api/v1/workspace': {
      id: 'readWorkspace',
      en: ['Read your workspace', 'The organizations that you speak for, the invitations that you have, and what you asked of CATA.'],
      fr: ['Lire votre espace', 'Les organisations pour lesquelles vous parlez, les invitations reçues et ce que vous avez demandé à la CATA.'],
    },
    'GET /api/v1/workspace/invitations/{invitation}': { id: 'readInvitation', en: ['Read an invitation'], fr: ['Lire une invitation'] },
    'POST /api/v1/workspace/invitations/{invitation}/accept': { id: 'acceptInvitation', en: ['Accept an invitation'], fr: ['Accepter une invitation'] },
    'POST /api/v1/workspace/invitations/{invitation}/decline': { id: 'declineInvitation', en: ['Decline an invitation'], fr: ['Décliner une invitation'] },
    'GET /api/v1/workspace/export': {
      id: 'exportOwnData',
      en: ['Export your data', 'Everything that the catalogue knows of you, by table.'],
      fr: ['Exporter vos données', 'Tout ce que le catalogue sait de vous, par table.'],
    },
    'GET /api/v1/workspace/account': {
      id: 'readAccountEnd',
      en: ['See what deleting your account needs', 'The organizations that you are the last owner of, and what you are asked for.'],
      fr: ['Voir ce qu’exige la suppression du compte', 'Les organisations dont vous êtes le dernier propriétaire, et ce qui vous est demandé.'],
    },
    'DELETE /api/v1/workspace/account': {
      id: 'deleteAccount',
      en: ['Delete your account', 'For good. It asks for the address of the account, and for the password and a code where the account has them.'],
      fr: ['Supprimer votre compte', 'Pour de bon. L’adresse du compte est demandée, ainsi que le mot de passe et un code si le compte en a.'],
    },
  },
};
