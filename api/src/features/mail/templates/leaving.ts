import { z } from 'zod';
import { greeted } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { note, says } from '../mail-words.ts';
import { hello } from './accounts.ts';

/** Mails about the end of an account. */
export const leavingMails = {
  'account-deleted': defineMail({
    data: z.object({ name: greeted }),
    secret: false,
    hours: 72,
    when: { en: 'A person deletes their account.', fr: 'Une personne supprime son compte.' },
    example: { name: 'Ada Tremblay' },
    en: ({ name }) => ({
      subject: 'Your account of the CATAlog is deleted',
      parts: [
        hello('en', name),
        says(
          'Your account is deleted, as you asked. Nobody can sign in with it any more, and your name and address are gone from it. What you wrote for an organization stays with that organization.',
        ),
        note('If it was not you, answer this message at once.'),
      ],
    }),
    fr: ({ name }) => ({
      subject: 'Votre compte du CATAlog est supprimé',
      parts: [
        hello('fr', name),
        says(
          'Votre compte est supprimé, comme vous l’avez demandé. Plus personne ne peut s’y connecter, et votre nom et votre adresse en sont effacés. Ce que vous avez écrit pour une organisation reste à cette organisation.',
        ),
        note('Si ce n’est pas vous, répondez à ce message sans tarder.'),
      ],
    }),
  }),
} as const;
