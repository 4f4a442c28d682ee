import { z } from 'zod';
import { greeted, line, lines, link } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, note, quote, says } from '../mail-words.ts';
import { hello } from './accounts.ts';

/** Mails about taking part in CATA's advocacy. */
export const takePartMails = {
  'confirm-interest': defineMail({
    data: z.object({ name: greeted, what: line, link }),
    secret: true,
    hours: 72,
    when: { en: 'Somebody says that an area or an action interests them.', fr: 'Quelqu’un dit s’intéresser à un domaine ou à une action.' },
    example: { name: 'Ada Tremblay', what: 'Secure IT', link: 'https://catalogue.example/en/take-part/confirm/?token=example' },
    en: ({ name, what, link: to }) => ({
      subject: `Confirm your interest in ${what}`,
      parts: [
        hello('en', name),
        says(`You told CATA that you want to take part in its work on ${what}. Confirm it, and you are counted; what you wrote goes to CATA’s staff.`),
        button('Confirm my interest', to),
        says('Only the number of those who confirmed is public, never who they are. Whatever is not confirmed within three days is deleted.'),
        note('If it was not you, ignore this message.'),
      ],
    }),
    fr: ({ name, what, link: to }) => ({
      subject: `Confirmez votre intérêt : ${what}`,
      parts: [
        hello('fr', name),
        says(
          `Vous avez dit à la CATA que vous souhaitez participer à ses travaux (${what}). Confirmez-le, et vous serez du nombre ; ce que vous avez écrit sera remis au personnel de la CATA.`,
        ),
        button('Confirmer mon intérêt', to),
        says('Seul le nombre des personnes qui ont confirmé est public, jamais leur identité. Ce qui n’est pas confirmé en trois jours est supprimé.'),
        note('Si ce n’est pas vous, ignorez ce message.'),
      ],
    }),
  }),
  'interest-answered': defineMail({
    data: z.object({ name: greeted, what: line, answer: lines, link: link.optional() }),
    secret: false,
    hours: 72,
    when: { en: 'CATA’s staff answer somebody who takes part.', fr: 'Le personnel de la CATA répond à quelqu’un qui participe.' },
    example: {
      name: 'Ada Tremblay',
      what: 'Secure IT',
      answer: 'Thank you. We will bring this to the next meeting of the working group.',
      link: 'https://catalogue.example/en/take-part/',
    },
    en: ({ name, what, answer, link: to }) => ({
      subject: `CATA answers: ${what}`,
      parts: [
        hello('en', name),
        ...quote(`Thank you for taking part in the work on ${what}. CATA answers what you wrote:`, answer),
        ...(to === undefined ? [] : [button('See how it goes on', to)]),
        note('You can answer this message.'),
      ],
    }),
    fr: ({ name, what, answer, link: to }) => ({
      subject: `La CATA répond : ${what}`,
      parts: [
        hello('fr', name),
        ...quote(`Merci de participer aux travaux (${what}). La CATA répond à ce que vous avez écrit :`, answer),
        ...(to === undefined ? [] : [button('Voir la suite', to)]),
        note('Vous pouvez répondre à ce message.'),
      ],
    }),
  }),
} as const;
