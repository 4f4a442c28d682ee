import { z } from 'zod';
import { greeted, line, lines, link } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, quote, says } from '../mail-words.ts';
import { hello } from './accounts.ts';
import { answer } from './review.ts';

const message = lines.optional();
const workspace = 'https://catalogue.example/en/workspace/vendors/boreal-donnees/';

/** Mails about vendors and people whom the administration suspends, and lets in again. */
export const suspensionMails = {
  'vendor-suspended': defineMail({
    data: z.object({ name: greeted, vendor: line, message, link }),
    secret: false,
    hours: 72,
    when: { en: 'The administration suspends a vendor; its team is told.', fr: 'L’administration suspend un fournisseur ; son équipe est avertie.' },
    example: { name: 'Ada Tremblay', vendor: 'Boréal Données', message: 'Please write to us: the website that you gave belongs to somebody else.', link: workspace },
    en: ({ name, vendor, message: written, link: to }) => ({
      subject: `Suspended: ${vendor}`,
      parts: [
        hello('en', name),
        says(
          `CATA suspended ${vendor}. Its page and all its listings are no longer shown anywhere in the CATAlog. Your team can still read everything, and change nothing, until this is settled.`,
        ),
        ...quote('CATA writes:', written),
        button('Look at what you have', to),
        answer.en,
      ],
    }),
    fr: ({ name, vendor, message: written, link: to }) => ({
      subject: `Suspendu : ${vendor}`,
      parts: [
        hello('fr', name),
        says(
          `La CATA a suspendu ${vendor}. Sa page et toutes ses fiches n’apparaissent plus dans le CATAlog. D’ici à ce que la question soit réglée, votre équipe peut tout lire, mais ne peut rien modifier.`,
        ),
        ...quote('La CATA écrit :', written),
        button('Voir ce que vous avez', to),
        answer.fr,
      ],
    }),
  }),
  'vendor-restored': defineMail({
    data: z.object({ name: greeted, vendor: line, message, link, isPublic: z.boolean() }),
    secret: false,
    hours: 72,
    when: { en: 'A vendor that was suspended is back; its team is told.', fr: 'Un fournisseur suspendu est rétabli ; son équipe est avertie.' },
    example: { name: 'Ada Tremblay', vendor: 'Boréal Données', link: workspace, isPublic: true },
    en: ({ name, vendor, message: written, link: to, isPublic }) => ({
      subject: `No longer suspended: ${vendor}`,
      parts: [
        hello('en', name),
        says(`${vendor} is no longer suspended, and your team can write again.${isPublic ? ' Its page and the listings that were live are in the CATAlog again.' : ''}`),
        ...quote('CATA writes:', written),
        button('Go on in your workspace', to),
      ],
    }),
    fr: ({ name, vendor, message: written, link: to, isPublic }) => ({
      subject: `Suspension levée : ${vendor}`,
      parts: [
        hello('fr', name),
        says(
          `La suspension de ${vendor} est levée, et votre équipe peut de nouveau écrire.${isPublic ? ' Sa page et les fiches qui étaient publiées sont de retour dans le CATAlog.' : ''}`,
        ),
        ...quote('La CATA écrit :', written),
        button('Continuer dans votre espace', to),
      ],
    }),
  }),
  'person-suspended': defineMail({
    data: z.object({ name: greeted, message }),
    secret: false,
    hours: 72,
    when: { en: 'The administration suspends a person.', fr: 'L’administration suspend une personne.' },
    example: { name: 'Ada Tremblay', message: 'Somebody else seems to use your account.' },
    en: ({ name, message: written }) => ({
      subject: 'Your account of the CATAlog is suspended',
      parts: [
        hello('en', name),
        says(
          'CATA suspended your account. You are signed out everywhere, and nobody can sign in with it until this is settled. What you wrote for an organization stays with that organization.',
        ),
        ...quote('CATA writes:', written),
        answer.en,
      ],
    }),
    fr: ({ name, message: written }) => ({
      subject: 'Votre compte du CATAlog est suspendu',
      parts: [
        hello('fr', name),
        says(
          'La CATA a suspendu votre compte. Toutes vos sessions sont fermées, et personne ne peut s’y connecter d’ici à ce que la question soit réglée. Ce que vous avez écrit pour une organisation reste à cette organisation.',
        ),
        ...quote('La CATA écrit :', written),
        answer.fr,
      ],
    }),
  }),
  'person-restored': defineMail({
    data: z.object({ name: greeted, message, link }),
    secret: false,
    hours: 72,
    when: { en: 'A person who was suspended can sign in again.', fr: 'Une personne suspendue peut de nouveau se connecter.' },
    example: { name: 'Ada Tremblay', link: 'https://catalogue.example/en/sign-in/' },
    en: ({ name, message: written, link: to }) => ({
      subject: 'Your account of the CATAlog is no longer suspended',
      parts: [hello('en', name), says('You can sign in again, and everything is as you left it.'), ...quote('CATA writes:', written), button('Sign in', to)],
    }),
    fr: ({ name, message: written, link: to }) => ({
      subject: 'La suspension de votre compte du CATAlog est levée',
      parts: [
        hello('fr', name),
        says('Vous pouvez de nouveau vous connecter, et tout est comme vous l’avez laissé.'),
        ...quote('La CATA écrit :', written),
        button('Se connecter', to),
      ],
    }),
  }),
} as const;
