import { z } from 'zod';
import { momentIn } from '../mail-dates.ts';
import { greeted, line, link, moment } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, facts, says } from '../mail-words.ts';
import { hello } from './accounts.ts';

const tokens = 'https://catalogue.example/en/account/tokens/';
const when = '2026-03-12T14:05:00Z';

/** Mails about tokens. */
export const tokenMails = {
  'token-made': defineMail({
    data: z.object({ name: greeted, token: line, when: moment, tokens: link }),
    secret: false,
    hours: 72,
    when: { en: 'A person makes a token for programs.', fr: 'Une personne crée un jeton pour des programmes.' },
    example: { name: 'Ada Tremblay', token: 'Product database', when, tokens },
    en: ({ name, token, when: at, tokens: to }) => ({
      subject: 'A new token opens your account to a program',
      parts: [
        hello('en', name),
        says('A token was made with which a program can work in the CATAlog in your name.'),
        facts(['Token', token], ['When', momentIn('en', at)]),
        says('If this was you, there is nothing to do. If not, revoke the token and choose a new password.'),
        button('See my tokens', to),
      ],
    }),
    fr: ({ name, token, when: at, tokens: to }) => ({
      subject: 'Un nouveau jeton ouvre votre compte à un programme',
      parts: [
        hello('fr', name),
        says('Un jeton a été créé, avec lequel un programme peut travailler dans le CATAlog en votre nom.'),
        facts(['Jeton', token], ['Moment', momentIn('fr', at)]),
        says('Si c’est vous, il n’y a rien à faire. Sinon, révoquez le jeton et choisissez un nouveau mot de passe.'),
        button('Voir mes jetons', to),
      ],
    }),
  }),
} as const;
