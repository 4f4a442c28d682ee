import type { DescribedTag } from './described-operation.ts';

/** Who works for a vendor. */
export const teamOperations: DescribedTag = {
  tag: 'team',
  operations: {
    'GET /api/v1/vendors/{vendor}/members': {
      id: 'readTeam',
      en: ['Read the team of a vendor', 'Open invitations are for its owners to see.'],
      fr: ['Lire l’équipe d’un fournisseur', 'Seuls ses propriétaires voient les invitations en cours.'],
    },
    'POST /api/v1/vendors/{vendor}/members/invitations': {
      id: 'inviteMember',
      en: ['Invite somebody', 'They get a mail with a link, whether they have an account or not.'],
      fr: ['Inviter quelqu’un', 'La personne reçoit un courriel avec un lien, qu’elle ait un compte ou non.'],
    },
    'DELETE /api/v1/vendors/{vendor}/members/invitations/{invitation}': { id: 'withdrawInvitation', en: ['Withdraw an invitation'], fr: ['Annuler une invitation'] },
    'PUT /api/v1/vendors/{vendor}/members/{person}': {
      id: 'changeMemberRole',
      en: ['Change the role of a member', 'A vendor always keeps an owner.'],
      fr: ['Changer le rôle d’un membre', 'Un fournisseur garde toujours un propriétaire.'],
    },
    'DELETE /api/v1/vendors/{vendor}/members/{person}': { id: 'removeMember', en: ['Remove a member'], fr: ['Retirer un membre'] },
    'POST /api/v1/vendors/{vendor}/members/transfer': {
      id: 'transferOwnership',
      en: ['Hand the ownership over', 'The member becomes the owner, and you an editor.'],
      fr: ['Céder la propriété', 'Le membre devient propriétaire, et vous rédacteur.'],
    },
    'POST /api/v1/vendors/{vendor}/members/leave': { id: 'leaveVendor', en: ['Leave a vendor'], fr: ['Quitter un fournisseur'] },
  },
};
