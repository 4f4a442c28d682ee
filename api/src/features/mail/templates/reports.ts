import { z } from 'zod';
import { line, lines, link } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, note, quote, says } from '../mail-words.ts';

const outcomes = {
  en: {
    changed: 'The listing was changed because of what you wrote.',
    removed: 'The listing was taken down.',
    kept: 'We looked into it and leave the listing as it is.',
  },
  fr: {
    changed: 'La fiche a été modifiée en raison de ce que vous avez écrit.',
    removed: 'La fiche a été retirée.',
    kept: 'Après examen, la fiche reste telle quelle.',
  },
} as const;

/** Mails about reports of listings. */
export const reportMails = {
  'confirm-report': defineMail({
    data: z.object({ listing: line, link }),
    secret: true,
    hours: 72,
    when: { en: 'Somebody reports a listing.', fr: 'Quelqu’un signale une fiche.' },
    example: { listing: 'Boréal Registre', link: 'https://catalogue.example/en/report/confirm/?token=example' },
    en: ({ listing, link: to }) => ({
      subject: `Confirm your report about ${listing}`,
      parts: [
        says('Hello,'),
        says(`You report something about ${listing} in the CATAlog. Confirm it, and CATA’s staff read it.`),
        button('Send the report', to),
        says('The vendor does not learn who reported it. What is not confirmed within three days is deleted.'),
        note('If it was not you, ignore this message.'),
      ],
    }),
    fr: ({ listing, link: to }) => ({
      subject: `Confirmez votre signalement : ${listing}`,
      parts: [
        says('Bonjour,'),
        says(`Vous signalez quelque chose à propos de la fiche ${listing} du CATAlog. Confirmez-le, et le personnel de la CATA le lira.`),
        button('Envoyer le signalement', to),
        says('Le fournisseur n’apprend pas qui l’a envoyé. Ce qui n’est pas confirmé en trois jours est supprimé.'),
        note('Si ce n’est pas vous, ignorez ce message.'),
      ],
    }),
  }),
  'report-handled': defineMail({
    data: z.object({ listing: line, outcome: z.enum(['changed', 'removed', 'kept']), message: lines.optional(), link: link.optional() }),
    secret: false,
    hours: 72,
    when: { en: 'CATA’s staff have dealt with a report.', fr: 'Le personnel de la CATA a traité un signalement.' },
    example: {
      listing: 'Boréal Registre',
      outcome: 'changed',
      message: 'The vendor gave us the new certificate.',
      link: 'https://catalogue.example/en/solutions/boreal-registre/',
    },
    en: ({ listing, outcome, message, link: to }) => ({
      subject: `Your report about ${listing}`,
      parts: [
        says('Hello,'),
        says(`Thank you for your report about ${listing}. ${outcomes.en[outcome]}`),
        ...quote('CATA writes:', message),
        ...(to === undefined ? [] : [button('See the listing', to)]),
      ],
    }),
    fr: ({ listing, outcome, message, link: to }) => ({
      subject: `Votre signalement : ${listing}`,
      parts: [
        says('Bonjour,'),
        says(`Merci de votre signalement à propos de la fiche ${listing}. ${outcomes.fr[outcome]}`),
        ...quote('La CATA écrit :', message),
        ...(to === undefined ? [] : [button('Voir la fiche', to)]),
      ],
    }),
  }),
} as const;
