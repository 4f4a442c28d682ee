import { z } from 'zod';
import { dayIn } from '../mail-dates.ts';
import { greeted, line, link, moment } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, code, note, says } from '../mail-words.ts';
import { hello } from './accounts.ts';

const workspace = 'https://catalogue.example/en/workspace/';

const role = {
  en: { owner: 'an owner, who also decides who is in the team', editor: 'an editor, who writes its listings' },
  fr: { owner: 'propriétaire, qui décide aussi de la composition de l’équipe', editor: 'rédacteur ou rédactrice, qui écrit ses fiches' },
} as const;

/** Mails about vendors and their teams. */
export const vendorMails = {
  'vendor-proof-code': defineMail({
    data: z.object({ name: greeted, vendor: line, code: z.string().regex(/^[A-Z0-9-]{4,20}$/), minutes: z.number().int().positive() }),
    secret: true,
    hours: 1,
    when: { en: 'Somebody proves that they speak for a vendor.', fr: 'Quelqu’un prouve qu’il représente un fournisseur.' },
    example: { name: 'Ada Tremblay', vendor: 'Boréal Données', code: '417903', minutes: 30 },
    en: ({ name, vendor, code: typed, minutes }) => ({
      subject: `Your code for ${vendor}`,
      parts: [
        says('Hello,'),
        says(
          `${name === '' ? 'Somebody' : name} says that they work for ${vendor} and wants to write for it in the CATAlog. This code proves it; type it on the page where it was asked for.`,
        ),
        code(typed),
        says(`It works for ${minutes} minutes, for that person and this address alone.`),
        note('If nobody at your organization asked for this, do not pass the code on, and ignore this message.'),
      ],
    }),
    fr: ({ name, vendor, code: typed, minutes }) => ({
      subject: `Votre code pour ${vendor}`,
      parts: [
        says('Bonjour,'),
        says(
          `${name === '' ? 'Quelqu’un' : name} dit travailler pour ${vendor} et souhaite écrire en son nom dans le CATAlog. Ce code le prouve ; tapez-le dans la page où il a été demandé.`,
        ),
        code(typed),
        says(`Il est valable pendant ${minutes} minutes, pour cette personne et cette adresse seulement.`),
        note('Si personne de votre organisation ne l’a demandé, ne transmettez pas le code et ignorez ce message.'),
      ],
    }),
  }),
  invitation: defineMail({
    data: z.object({ vendor: line, inviter: greeted, role: z.enum(['owner', 'editor']), link, expires: moment }),
    secret: true,
    hours: 72,
    when: { en: 'An owner invites somebody to the team of a vendor.', fr: 'Un propriétaire invite quelqu’un dans l’équipe d’un fournisseur.' },
    example: { vendor: 'Boréal Données', inviter: 'Ada Tremblay', role: 'editor', link: 'https://catalogue.example/en/invitation/?token=example', expires: '2026-03-19T14:05:00Z' },
    en: ({ vendor, inviter, role: as, link: to, expires }) => ({
      subject: `Invitation to the team of ${vendor}`,
      parts: [
        says('Hello,'),
        says(`${inviter === '' ? 'A colleague' : inviter} invites you to the team of ${vendor} in the CATAlog, as ${role.en[as]}.`),
        button('See the invitation', to),
        says(`You accept it with an account that has this address; you can make one on the way. The invitation ends on ${dayIn('en', expires)}.`),
        note('If you do not know this organization, ignore this message.'),
      ],
    }),
    fr: ({ vendor, inviter, role: as, link: to, expires }) => ({
      subject: `Invitation à l’équipe de ${vendor}`,
      parts: [
        says('Bonjour,'),
        says(`${inviter === '' ? 'Une ou un collègue' : inviter} vous invite dans l’équipe de ${vendor} dans le CATAlog, comme ${role.fr[as]}.`),
        button('Voir l’invitation', to),
        says(`Vous l’acceptez avec un compte à cette adresse ; vous pouvez le créer en chemin. L’invitation prend fin le ${dayIn('fr', expires)}.`),
        note('Si vous ne connaissez pas cette organisation, ignorez ce message.'),
      ],
    }),
  }),
  'member-removed': defineMail({
    data: z.object({ name: greeted, vendor: line }),
    secret: false,
    hours: 72,
    when: { en: 'Somebody is removed from the team of a vendor.', fr: 'Quelqu’un est retiré de l’équipe d’un fournisseur.' },
    example: { name: 'Ada Tremblay', vendor: 'Boréal Données' },
    en: ({ name, vendor }) => ({
      subject: `You are no longer in the team of ${vendor}`,
      parts: [
        hello('en', name),
        says(`An owner removed you from the team of ${vendor} in the CATAlog. You can no longer read or change its drafts. Your account stays as it is.`),
        note('If you think that this is a mistake, ask an owner of the organization; they can invite you again.'),
      ],
    }),
    fr: ({ name, vendor }) => ({
      subject: `Vous ne faites plus partie de l’équipe de ${vendor}`,
      parts: [
        hello('fr', name),
        says(`Une ou un propriétaire vous a retiré de l’équipe de ${vendor} dans le CATAlog. Vous ne pouvez plus lire ni modifier ses ébauches. Votre compte ne change pas.`),
        note('Si vous pensez qu’il s’agit d’une erreur, parlez-en à une ou un propriétaire de l’organisation, qui peut vous inviter de nouveau.'),
      ],
    }),
  }),
  'ownership-transferred': defineMail({
    data: z.object({ name: greeted, vendor: line, newOwner: line, link }),
    secret: false,
    hours: 72,
    when: { en: 'A vendor gets another owner; both are told.', fr: 'Un fournisseur change de propriétaire ; les deux personnes sont averties.' },
    example: { name: 'Ada Tremblay', vendor: 'Boréal Données', newOwner: 'Luc Gagnon', link: workspace },
    en: ({ name, vendor, newOwner, link: to }) => ({
      subject: `${vendor} has a new owner`,
      parts: [
        hello('en', name),
        says(`${newOwner} now owns ${vendor} in the CATAlog: who is in the team, and what is published, is theirs to decide.`),
        button('Look at the team', to),
        note('If nobody agreed to this with you, write to us by answering this message.'),
      ],
    }),
    fr: ({ name, vendor, newOwner, link: to }) => ({
      subject: `${vendor} change de propriétaire`,
      parts: [
        hello('fr', name),
        says(`Dans le CATAlog, ${vendor} appartient maintenant à ${newOwner}, qui décide de la composition de l’équipe et de ce qui est publié.`),
        button('Voir l’équipe', to),
        note('Si personne ne s’est entendu avec vous à ce sujet, écrivez-nous en répondant à ce message.'),
      ],
    }),
  }),
} as const;
