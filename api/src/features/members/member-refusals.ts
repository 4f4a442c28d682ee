import { Refusal, type FailureKind, type Said } from '#api/platform/failure.ts';

const said = {
  'not-owner': { en: 'Only an owner of the organization can do this.', fr: 'Seule une personne propriétaire de l’organisation peut le faire.' },
  suspended: {
    en: 'The organization is suspended, so nothing of it can be changed. Write to CATA to clear this up.',
    fr: 'L’organisation est suspendue\u202f; rien ne peut y être modifié. Écrivez à la CATA pour régler la situation.',
  },
  'already-member': { en: 'This person is already in the team.', fr: 'Cette personne fait déjà partie de l’équipe.' },
  'already-invited': {
    en: 'This address is already invited. Withdraw that invitation to send another.',
    fr: 'Cette adresse a déjà reçu une invitation. Annulez-la pour en envoyer une autre.',
  },
  'too-many-invitations': {
    en: 'Your organization has sent as many invitations as it may in a day. Go on tomorrow.',
    fr: 'Votre organisation a envoyé autant d’invitations qu’elle le peut en une journée. Continuez demain.',
  },
  'team-full': { en: 'A team has at most 50 members. Remove somebody first.', fr: 'Une équipe compte au plus 50 membres. Retirez d’abord quelqu’un.' },
  'invitation-ended': {
    en: 'This invitation was accepted, withdrawn or is too old. Ask for another one.',
    fr: 'Cette invitation a été acceptée ou annulée, ou elle est trop ancienne. Demandez-en une autre.',
  },
  'other-address': {
    en: 'This invitation was sent to another address. Sign in with the account of that address, or ask for an invitation to yours.',
    fr: 'Cette invitation a été envoyée à une autre adresse. Connectez-vous avec le compte de cette adresse, ou demandez une invitation à la vôtre.',
  },
  'last-owner': {
    en: 'An organization always has an owner, and this is its last one. Make somebody else an owner first.',
    fr: 'Une organisation a toujours une personne propriétaire, et c’est ici la dernière. Désignez-en d’abord une autre.',
  },
  'no-member': { en: 'This person is not in the team, or no longer.', fr: 'Cette personne ne fait pas partie de l’équipe, ou n’en fait plus partie.' },
  'not-yourself': { en: 'Choose somebody else than yourself.', fr: 'Choisissez une autre personne que vous-même.' },
} as const satisfies Record<string, Said>;

/** Why something about a team cannot be done. */
export type MemberRefusal = keyof typeof said;

const kinds: Partial<Readonly<Record<MemberRefusal, FailureKind>>> = {
  'not-owner': 'forbidden',
  suspended: 'forbidden',
  'other-address': 'forbidden',
  'too-many-invitations': 'too-many',
  'no-member': 'not-found',
};

/** Refuses something about a team, in words; about one field where `pointer` names it. */
export function refuseMember(code: MemberRefusal, pointer?: string): Refusal {
  return new Refusal(kinds[code] ?? 'conflict', code, said[code], pointer === undefined ? [] : [{ pointer, says: said[code] }]);
}
