import { z } from 'zod';
import { dayIn } from '../mail-dates.ts';
import { greeted, line, lines, link, moment } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, code, note, quote, says } from '../mail-words.ts';

const team = 'https://catalogue.example/en/workspace/';

const role = {
  en: { owner: 'an owner, who also decides who is in the team', editor: 'an editor, who writes its listings' },
  fr: { owner: 'propriétaire : vous déciderez aussi de la composition de l’équipe', editor: 'membre de la rédaction : vous écrirez ses fiches' },
} as const;

const about = {
  en: { claim: 'your request to write for it', website: 'its website', name: 'its name' },
  fr: { claim: 'votre demande d’écrire en son nom', website: 'son site Web', name: 'son nom' },
} as const;

/** Mails about vendors and their teams. */
export const vendorMails = {
  'vendor-proof-code': defineMail({
    data: z.object({ code: z.string().regex(/^[A-Z0-9-]{4,20}$/), vendor: line, website: line, minutes: z.number().int().positive() }),
    secret: true,
    hours: 1,
    when: { en: 'Somebody proves that they speak for a vendor.', fr: 'Quelqu’un prouve qu’il représente un fournisseur.' },
    example: { code: '41790386', vendor: 'Boréal Données', website: 'boreal.example', minutes: 30 },
    en: ({ code: typed, vendor, website, minutes }) => ({
      subject: `Your code for ${vendor}`,
      parts: [
        says('Hello,'),
        says(
          `Somebody who says that they work for ${vendor} (${website}) wants to write for it in the CATAlog, and named this address. Type this code on the page where it was asked for:`,
        ),
        code(typed),
        says(`It works for ${minutes} minutes, for that person and this address alone.`),
        note('If it was not you, do not pass the code on, and ignore this message.'),
      ],
    }),
    fr: ({ code: typed, vendor, website, minutes }) => ({
      subject: `Votre code pour ${vendor}`,
      parts: [
        says('Bonjour,'),
        says(
          `Quelqu’un qui dit travailler pour ${vendor} (${website}) souhaite écrire en son nom dans le CATAlog et a donné cette adresse. Saisissez ce code sur la page où il a été demandé :`,
        ),
        code(typed),
        says(`Il est valable pendant ${minutes} minutes, pour cette personne et cette adresse seulement.`),
        note('Si ce n’est pas vous, ne transmettez pas le code et ignorez ce message.'),
      ],
    }),
  }),
  invitation: defineMail({
    data: z.object({ vendor: line, inviter: greeted, role: z.enum(['owner', 'editor']), link, until: moment }),
    secret: true,
    hours: 72,
    when: { en: 'An owner invites somebody to the team of a vendor.', fr: 'Un propriétaire invite quelqu’un dans l’équipe d’un fournisseur.' },
    example: {
      vendor: 'Boréal Données',
      inviter: 'Ada Tremblay',
      role: 'editor',
      link: 'https://catalogue.example/en/workspace/invitations/example/',
      until: '2026-03-19T14:05:00Z',
    },
    en: ({ vendor, inviter, role: as, link: to, until }) => ({
      subject: `Invitation to the team of ${vendor}`,
      parts: [
        says('Hello,'),
        says(`${inviter === '' ? 'A colleague' : inviter} invites you to the team of ${vendor} in the CATAlog, as ${role.en[as]}.`),
        button('See the invitation', to),
        says(`You accept it with an account that has this address; you can make one on the way. The invitation ends on ${dayIn('en', until)}.`),
        note('If you do not know this organization, ignore this message.'),
      ],
    }),
    fr: ({ vendor, inviter, role: as, link: to, until }) => ({
      subject: `Invitation à l’équipe de ${vendor}`,
      parts: [
        says('Bonjour,'),
        says(`${inviter === '' ? 'Une ou un collègue' : inviter} vous invite dans l’équipe de ${vendor} dans le CATAlog, comme ${role.fr[as]}.`),
        button('Voir l’invitation', to),
        says(`Vous l’acceptez avec un compte à cette adresse ; vous pouvez le créer en chemin. L’invitation prend fin le ${dayIn('fr', until)}.`),
        note('Si vous ne connaissez pas cette organisation, ignorez ce message.'),
      ],
    }),
  }),
  'member-joined': defineMail({
    data: z.object({ vendor: line, member: line, team: link }),
    secret: false,
    hours: 72,
    when: { en: 'Somebody accepts an invitation; the owners are told.', fr: 'Quelqu’un accepte une invitation ; les propriétaires sont avertis.' },
    example: { vendor: 'Boréal Données', member: 'Luc Gagnon', team },
    en: ({ vendor, member, team: to }) => ({
      subject: `${member} joined the team of ${vendor}`,
      parts: [says('Hello,'), says(`${member} accepted the invitation, and is now in the team of ${vendor} in the CATAlog.`), button('Look at the team', to)],
    }),
    fr: ({ vendor, member, team: to }) => ({
      subject: `${member} fait partie de l’équipe de ${vendor}`,
      parts: [says('Bonjour,'), says(`${member} a accepté l’invitation et fait maintenant partie de l’équipe de ${vendor} dans le CATAlog.`), button('Voir l’équipe', to)],
    }),
  }),
  'member-removed': defineMail({
    data: z.object({ vendor: line }),
    secret: false,
    hours: 72,
    when: { en: 'Somebody is removed from the team of a vendor.', fr: 'Quelqu’un est retiré de l’équipe d’un fournisseur.' },
    example: { vendor: 'Boréal Données' },
    en: ({ vendor }) => ({
      subject: `You are no longer in the team of ${vendor}`,
      parts: [
        says('Hello,'),
        says(`An owner removed you from the team of ${vendor} in the CATAlog. You can no longer read or change its drafts. Your account stays as it is.`),
        note('If you think that this is a mistake, ask an owner of the organization; they can invite you again.'),
      ],
    }),
    fr: ({ vendor }) => ({
      subject: `Vous ne faites plus partie de l’équipe de ${vendor}`,
      parts: [
        says('Bonjour,'),
        says(
          `Une personne propriétaire a mis fin à votre participation à l’équipe de ${vendor} dans le CATAlog. Vous ne pouvez plus lire ni modifier ses ébauches. Votre compte ne change pas.`,
        ),
        note('Si vous pensez qu’il s’agit d’une erreur, parlez-en à une personne propriétaire de l’organisation, qui peut vous inviter de nouveau.'),
      ],
    }),
  }),
  'ownership-transferred': defineMail({
    data: z.object({ vendor: line, from: line, to: line, team: link }),
    secret: false,
    hours: 72,
    when: { en: 'A vendor gets another owner; both are told.', fr: 'Un fournisseur change de propriétaire ; les deux personnes sont averties.' },
    example: { vendor: 'Boréal Données', from: 'Ada Tremblay', to: 'Luc Gagnon', team },
    en: ({ vendor, from, to, team: there }) => ({
      subject: `${vendor} has a new owner`,
      parts: [
        says('Hello,'),
        says(`${from} handed ${vendor} over to ${to} in the CATAlog. Who is in the team, and what is published, is now for the new owner to decide.`),
        button('Look at the team', there),
        note('If nobody agreed to this with you, write to us by answering this message.'),
      ],
    }),
    fr: ({ vendor, from, to, team: there }) => ({
      subject: `${vendor} change de propriétaire`,
      parts: [
        says('Bonjour,'),
        says(`Dans le CATAlog, ${from} a confié ${vendor} à ${to}, qui décide maintenant de la composition de l’équipe et de ce qui est publié.`),
        button('Voir l’équipe', there),
        note('Si personne ne s’est entendu avec vous à ce sujet, écrivez-nous en répondant à ce message.'),
      ],
    }),
  }),
  'vendor-decided': defineMail({
    data: z.object({ vendor: line, decision: z.enum(['approved', 'declined']), about: z.enum(['claim', 'website', 'name']), reason: lines.optional(), link }),
    secret: false,
    hours: 72,
    when: { en: 'CATA decides about a vendor by hand.', fr: 'La CATA prend une décision au sujet d’un fournisseur.' },
    example: { vendor: 'Boréal Données', decision: 'declined', about: 'website', reason: 'The page named does not exist.', link: team },
    en: ({ vendor, decision, about: what, reason, link: to }) => ({
      subject: decision === 'approved' ? `Agreed: ${vendor}` : `Not agreed: ${vendor}`,
      parts: [
        says('Hello,'),
        says(`CATA looked at ${vendor} and ${decision === 'approved' ? 'agrees to' : 'did not agree to'} ${about.en[what]}.`),
        ...quote('CATA writes:', reason),
        button('Go on in your workspace', to),
        note('You can answer this message.'),
      ],
    }),
    fr: ({ vendor, decision, about: what, reason, link: to }) => ({
      subject: decision === 'approved' ? `Demande acceptée : ${vendor}` : `Demande refusée : ${vendor}`,
      parts: [
        says('Bonjour,'),
        says(`Après examen du dossier de ${vendor}, la CATA ${decision === 'approved' ? 'accepte' : 'refuse'} ${about.fr[what]}.`),
        ...quote('La CATA écrit :', reason),
        button('Continuer dans votre espace', to),
        note('Vous pouvez répondre à ce message.'),
      ],
    }),
  }),
} as const;
