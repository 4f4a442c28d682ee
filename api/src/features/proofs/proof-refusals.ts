import { Refusal, type FailureKind, type Said } from '#api/platform/failure.ts';

const said = {
  sample: {
    en: 'This organization is a sample, made up to show what the catalogue looks like. Nobody can speak for it.',
    fr: 'Cette organisation est un exemple, inventé pour montrer à quoi ressemble le catalogue. Personne ne peut la représenter.',
  },
  suspended: {
    en: 'This organization is suspended. Write to CATA to clear this up.',
    fr: 'Cette organisation est suspendue. Écrivez à la CATA pour régler la situation.',
  },
  'has-owner': {
    en: 'Somebody already speaks for this organization. Ask them for an invitation; where you do not know them, write to CATA.',
    fr: 'Quelqu’un représente déjà cette organisation. Demandez-lui une invitation\u202f; si vous ne savez pas qui c’est, écrivez à la CATA.',
  },
  'not-owner': { en: 'Only an owner of the organization can do this.', fr: 'Seule une personne propriétaire de l’organisation peut le faire.' },
  'no-own-domain': {
    en: 'This website has no domain of its own, so no address can prove that you speak for it. Ask CATA to decide.',
    fr: 'Ce site Web n’a pas de domaine à lui\u202f; aucune adresse ne peut donc prouver que vous le représentez. Demandez à la CATA de trancher.',
  },
  'bad-address': { en: 'Write one e-mail address, such as name@example.ca.', fr: 'Écrivez une seule adresse électronique, comme nom@exemple.ca.' },
  'too-many-codes': {
    en: 'As many codes were sent as may be in a day. Go on tomorrow, or ask CATA to decide.',
    fr: 'Le nombre de codes permis en une journée est atteint. Continuez demain, ou demandez à la CATA de trancher.',
  },
  'no-code': { en: 'No code is awaited here. Have one sent to you.', fr: 'Aucun code n’est attendu ici. Faites-vous-en envoyer un.' },
  'code-expired': { en: 'The code is older than 30 minutes. Have another one sent to you.', fr: 'Le code date de plus de 30 minutes. Faites-vous-en envoyer un autre.' },
  'wrong-code': { en: 'This is not the code of the message. Look at the newest one.', fr: 'Ce n’est pas le code du message. Vérifiez le plus récent.' },
  'too-many-attempts': {
    en: 'A wrong code was typed five times, so it works no longer. Have another one sent to you.',
    fr: 'Un code erroné a été saisi cinq fois\u202f; il n’est plus valable. Faites-vous-en envoyer un autre.',
  },
  'already-asked': { en: 'CATA already has your request, and will write to you.', fr: 'La CATA a déjà votre demande et vous écrira.' },
  'too-many-requests': {
    en: 'Five of your requests already wait for CATA. Go on once they are decided.',
    fr: 'Cinq de vos demandes attendent déjà la CATA. Continuez quand elles seront réglées.',
  },
  'already-decided': { en: 'This request was already decided or withdrawn.', fr: 'Cette demande a déjà été réglée ou retirée.' },
  'reason-needed': { en: 'Say why, so that they can mend it.', fr: 'Dites pourquoi, pour qu’on puisse y remédier.' },
} as const satisfies Record<string, Said>;

/** Why something about a proof cannot be done. */
export type ProofRefusal = keyof typeof said;

const kinds: Partial<Readonly<Record<ProofRefusal, FailureKind>>> = {
  sample: 'forbidden',
  suspended: 'forbidden',
  'not-owner': 'forbidden',
  'too-many-codes': 'too-many',
  'too-many-requests': 'too-many',
  'too-many-attempts': 'too-many',
  'bad-address': 'bad-input',
  'wrong-code': 'bad-input',
  'reason-needed': 'bad-input',
};

/** Refuses something about a proof, in words; about one field where `pointer` names it. */
export function refuseProof(code: ProofRefusal, pointer?: string): Refusal {
  return new Refusal(kinds[code] ?? 'conflict', code, said[code], pointer === undefined ? [] : [{ pointer, says: said[code] }]);
}

/** Refuses an address that is on another domain than the website. */
export function refuseDomain(domain: string): Refusal {
  const says = {
    en: `The address must end in @${domain}, or in a part of that domain, as the website does.`,
    fr: `L’adresse doit se terminer par @${domain}, ou par une partie de ce domaine, comme le site Web.`,
  };
  return new Refusal('bad-input', 'other-domain', says, [{ pointer: '/address', says }]);
}
