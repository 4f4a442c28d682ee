import { z } from 'zod';
import { dayIn } from '../mail-dates.ts';
import { greeted, line, lines, link, moment } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, facts, list, quote, says } from '../mail-words.ts';
import { hello } from './accounts.ts';
import { answer } from './review.ts';

const of = { name: greeted, listing: line, link };
const example = { name: 'Ada Tremblay', listing: 'Boréal Registre', link: 'https://catalogue.example/en/workspace/listings/boreal-registre/' };
const publicPage = 'https://catalogue.example/en/solutions/boreal-registre/';

const moved = {
  en: {
    withdrawn: { subject: 'Withdrawn', did: 'withdrew', means: 'Its page now says that it was withdrawn, and when; search and feeds no longer have it.' },
    live: { subject: 'Back in the catalogue', did: 'brought back', means: 'It can be found in the CATAlog again.' },
    archived: { subject: 'Archived', did: 'archived', means: 'It is kept for your records, and no longer shown.' },
  },
  fr: {
    withdrawn: { subject: 'Retirée', did: 'a retiré', means: 'Sa page dit maintenant qu’elle a été retirée, et quand ; elle n’est plus dans la recherche ni dans les fils.' },
    live: { subject: 'De retour dans le catalogue', did: 'a remis en ligne', means: 'On la trouve de nouveau dans le CATAlog.' },
    archived: { subject: 'Archivée', did: 'a archivé', means: 'Elle est conservée dans vos dossiers et n’est plus montrée.' },
  },
} as const;

/** Mails about what happens to a listing after it was published. */
export const listingMails = {
  suspended: defineMail({
    data: z.object({ ...of, reasons: z.array(line).max(20), message: lines.optional() }),
    secret: false,
    hours: 72,
    when: { en: 'A live listing is taken down by CATA.', fr: 'La CATA retire une fiche publiée.' },
    example: { ...example, reasons: ['A report says that the certificate expired.'], message: 'Please send us the new certificate.' },
    en: ({ name, listing, reasons: because, message, link: to }) => ({
      subject: `Taken down: ${listing}`,
      parts: [
        hello('en', name),
        says(`CATA took ${listing} down. It is no longer shown anywhere in the CATAlog until this is settled.`),
        ...list(because),
        ...quote('CATA writes:', message),
        button('See the listing', to),
        answer.en,
      ],
    }),
    fr: ({ name, listing, reasons: because, message, link: to }) => ({
      subject: `Suspendue : ${listing}`,
      parts: [
        hello('fr', name),
        says(`La CATA a suspendu la fiche ${listing}. Elle n’apparaît plus dans le CATAlog jusqu’à ce que la question soit réglée.`),
        ...list(because),
        ...quote('La CATA écrit :', message),
        button('Voir la fiche', to),
        answer.fr,
      ],
    }),
  }),
  restored: defineMail({
    data: z.object(of),
    secret: false,
    hours: 72,
    when: { en: 'A listing that was taken down is shown again.', fr: 'Une fiche suspendue est rétablie.' },
    example: { ...example, link: publicPage },
    en: ({ name, listing, link: to }) => ({
      subject: `Shown again: ${listing}`,
      parts: [hello('en', name), says(`${listing} is in the CATAlog again, as it was before it was taken down.`), button('See the page', to)],
    }),
    fr: ({ name, listing, link: to }) => ({
      subject: `Rétablie : ${listing}`,
      parts: [hello('fr', name), says(`La fiche ${listing} est de retour dans le CATAlog, telle qu’elle était avant sa suspension.`), button('Voir la page', to)],
    }),
  }),
  withdrawn: defineMail({
    data: z.object({ ...of, by: line.optional() }),
    secret: false,
    hours: 72,
    when: { en: 'A listing is withdrawn by its vendor; the team is told.', fr: 'Un fournisseur retire une fiche ; l’équipe est avertie.' },
    example: { ...example, by: 'Luc Gagnon' },
    en: ({ name, listing, by, link: to }) => ({
      subject: `Withdrawn: ${listing}`,
      parts: [
        hello('en', name),
        says(`${by ?? 'Somebody in your team'} withdrew ${listing}. Its page now says that it was withdrawn, and when; search and feeds no longer have it.`),
        says('What you wrote is kept, and can be submitted again.'),
        button('See the listing', to),
      ],
    }),
    fr: ({ name, listing, by, link: to }) => ({
      subject: `Retirée : ${listing}`,
      parts: [
        hello('fr', name),
        says(
          `${by ?? 'Une personne de votre équipe'} a retiré la fiche ${listing}. Sa page dit maintenant qu’elle a été retirée, et quand ; elle n’est plus dans la recherche ni dans les fils.`,
        ),
        says('Ce que vous avez écrit est conservé et peut être soumis de nouveau.'),
        button('Voir la fiche', to),
      ],
    }),
  }),
  'expiry-soon': defineMail({
    data: z.object({
      ...of,
      claims: z
        .array(z.object({ what: line, on: moment }))
        .min(1)
        .max(50),
    }),
    secret: false,
    hours: 72,
    when: { en: 'Something that a listing claims will expire soon.', fr: 'Une affirmation d’une fiche expirera bientôt.' },
    example: { ...example, claims: [{ what: 'ISO/IEC 27001', on: '2026-04-30T04:00:00Z' }] },
    en: ({ name, listing, claims, link: to }) => ({
      subject: `Expires soon: ${listing}`,
      parts: [
        hello('en', name),
        says(`Something that ${listing} says of itself expires soon. From that day on, buyers who filter by it no longer find the listing; the rest stays as it is.`),
        facts(...claims.map(({ what, on }) => [what, dayIn('en', on)] as const)),
        says('If you have it renewed, give the new date and the evidence.'),
        button('Renew it', to),
      ],
    }),
    fr: ({ name, listing, claims, link: to }) => ({
      subject: `Expire bientôt : ${listing}`,
      parts: [
        hello('fr', name),
        says(
          `Une affirmation de la fiche ${listing} expire bientôt. À partir de ce jour, les acheteurs qui s’en servent comme filtre ne trouveront plus la fiche ; le reste ne change pas.`,
        ),
        facts(...claims.map(({ what, on }) => [what, dayIn('fr', on)] as const)),
        says('Si elle a été renouvelée, donnez la nouvelle date et la preuve.'),
        button('La renouveler', to),
      ],
    }),
  }),
  'listing-submitted': defineMail({
    data: z.object({ listing: line, vendor: line, by: line, link }),
    secret: false,
    hours: 72,
    when: { en: 'Somebody of a vendor submits a listing; the others of the team are told.', fr: 'Quelqu’un soumet une fiche ; les autres membres de l’équipe sont avertis.' },
    example: { listing: 'Boréal Registre', vendor: 'Boréal Données', by: 'Luc Gagnon', link: example.link },
    en: ({ listing, vendor, by, link: to }) => ({
      subject: `Submitted: ${listing}`,
      parts: [
        says('Hello,'),
        says(`${by} submitted ${listing}, of ${vendor}, to CATA for review. Everyone in the team will be told what is decided.`),
        button('See the submission', to),
      ],
    }),
    fr: ({ listing, vendor, by, link: to }) => ({
      subject: `Soumise : ${listing}`,
      parts: [
        says('Bonjour,'),
        says(`${by} a soumis la fiche ${listing}, de ${vendor}, à l’évaluation de la CATA. Toute l’équipe sera avertie de la décision.`),
        button('Voir la soumission', to),
      ],
    }),
  }),
  'listing-withdrawn': defineMail({
    data: z.object({ listing: line, vendor: line, by: line, link, state: z.enum(['withdrawn', 'live', 'archived']) }),
    secret: false,
    hours: 72,
    when: {
      en: 'Somebody of a vendor withdraws, brings back or archives a listing; the others are told.',
      fr: 'Quelqu’un retire, rétablit ou archive une fiche ; les autres membres sont avertis.',
    },
    example: { listing: 'Boréal Registre', vendor: 'Boréal Données', by: 'Luc Gagnon', link: example.link, state: 'withdrawn' },
    en: ({ listing, vendor, by, link: to, state }) => ({
      subject: `${moved.en[state].subject}: ${listing}`,
      parts: [says('Hello,'), says(`${by} ${moved.en[state].did} ${listing}, of ${vendor}. ${moved.en[state].means}`), button('See the listing', to)],
    }),
    fr: ({ listing, vendor, by, link: to, state }) => ({
      subject: `${moved.fr[state].subject} : ${listing}`,
      parts: [says('Bonjour,'), says(`${by} ${moved.fr[state].did} la fiche ${listing}, de ${vendor}. ${moved.fr[state].means}`), button('Voir la fiche', to)],
    }),
  }),
} as const;
