import { z } from 'zod';
import type { Language } from '#api/contract/text.ts';
import { momentIn } from '../mail-dates.ts';
import { greeted, line, link, moment } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, facts, leads, note, says } from '../mail-words.ts';

/** The first line of a mail. */
export const hello = (language: Language, name: string) => says(`${language === 'en' ? 'Hello' : 'Bonjour'}${name === '' ? '' : ` ${name}`},`);

const example = { name: 'Ada Tremblay', link: 'https://catalogue.example/en/verify/?token=example' };
const account = 'https://catalogue.example/en/account/';
const forgotten = 'https://catalogue.example/en/forgotten/';
const when = '2026-03-12T14:05:00Z';

const notYou = {
  en: 'If this was not you, choose a new password now: it signs out everyone else, and revokes all tokens.',
  fr: 'Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe : cela met fin à toutes les autres sessions et révoque tous les jetons.',
};

/** Mails about accounts. */
export const accountMails = {
  'verify-email': defineMail({
    data: z.object({ name: greeted, link }),
    secret: true,
    hours: 24,
    when: { en: 'Somebody signs up with a new address.', fr: 'Quelqu’un crée un compte avec une nouvelle adresse.' },
    example,
    en: ({ name, link: to }) => ({
      subject: 'Confirm your address for the CATAlog',
      parts: [
        hello('en', name),
        says('An account of the CATAlog was asked for with this address. Confirm that it is yours, and the account is open.'),
        button('Confirm my address', to),
        says('The page asks for the password that was chosen. The link works for 24 hours.'),
        note('If you did not ask for an account, ignore this message: without you, nothing happens.'),
      ],
    }),
    fr: ({ name, link: to }) => ({
      subject: 'Confirmez votre adresse pour le CATAlog',
      parts: [
        hello('fr', name),
        says('Un compte du CATAlog a été demandé avec cette adresse. Confirmez qu’elle est à vous, et le compte sera ouvert.'),
        button('Confirmer mon adresse', to),
        says('La page demande le mot de passe qui a été choisi. Le lien est valable pendant 24 heures.'),
        note('Si vous n’avez pas demandé de compte, ignorez ce message : sans vous, rien ne se passera.'),
      ],
    }),
  }),
  'address-known': defineMail({
    data: z.object({ name: greeted, signIn: link, forgotten: link }),
    secret: false,
    hours: 24,
    when: { en: 'Somebody signs up with an address that has an account.', fr: 'Quelqu’un crée un compte avec une adresse qui en a déjà un.' },
    example: { name: 'Ada Tremblay', signIn: 'https://catalogue.example/en/sign-in/', forgotten },
    en: ({ name, signIn, forgotten: lost }) => ({
      subject: 'You already have an account of the CATAlog',
      parts: [
        hello('en', name),
        says('Somebody asked for an account of the CATAlog with this address. It has one already, so none was made, and nothing about yours has changed.'),
        button('Sign in', signIn),
        leads('If you no longer know your password, choose a new one:', lost),
        note('If it was not you, there is nothing to do. Whoever asked was not told that this address has an account.'),
      ],
    }),
    fr: ({ name, signIn, forgotten: lost }) => ({
      subject: 'Vous avez déjà un compte du CATAlog',
      parts: [
        hello('fr', name),
        says('Quelqu’un a demandé un compte du CATAlog avec cette adresse. Vous en avez déjà un ; aucun autre n’a donc été créé, et le vôtre n’a pas changé.'),
        button('Se connecter', signIn),
        leads('Si vous ne connaissez plus votre mot de passe, choisissez-en un nouveau :', lost),
        note('Si ce n’est pas vous, il n’y a rien à faire. La personne qui a fait la demande n’a pas appris que cette adresse a un compte.'),
      ],
    }),
  }),
  'reset-password': defineMail({
    data: z.object({ name: greeted, link }),
    secret: true,
    hours: 1,
    when: { en: 'Somebody forgot their password.', fr: 'Quelqu’un a oublié son mot de passe.' },
    example,
    en: ({ name, link: to }) => ({
      subject: 'Choose a new password for the CATAlog',
      parts: [
        hello('en', name),
        says('A new password was asked for, for your account of the CATAlog.'),
        button('Choose a new password', to),
        says('The link works once, within an hour. Until then your password stays as it is.'),
        note('If it was not you, ignore this message. Never pass the link on: whoever has it can choose your password.'),
      ],
    }),
    fr: ({ name, link: to }) => ({
      subject: 'Choisissez un nouveau mot de passe pour le CATAlog',
      parts: [
        hello('fr', name),
        says('Un nouveau mot de passe a été demandé pour votre compte du CATAlog.'),
        button('Choisir un nouveau mot de passe', to),
        says('Le lien est valable une seule fois, pendant une heure. D’ici là, votre mot de passe ne change pas.'),
        note('Si ce n’est pas vous, ignorez ce message. Ne transmettez jamais ce lien : la personne qui l’a peut choisir votre mot de passe.'),
      ],
    }),
  }),
  'change-email': defineMail({
    data: z.object({ name: greeted, link, newEmail: line, step: z.enum(['current', 'new']) }),
    secret: true,
    hours: 1,
    when: {
      en: 'A person changes their address: first to the old one, then to the new one.',
      fr: 'Une personne change d’adresse : d’abord à l’ancienne, puis à la nouvelle.',
    },
    example: { ...example, newEmail: 'ada@nouvelle.example', step: 'current' },
    en: ({ name, link: to, newEmail, step }) => ({
      subject: step === 'current' ? 'Do you want to change your address?' : 'Confirm your new address for the CATAlog',
      parts: [
        hello('en', name),
        says(
          step === 'current'
            ? `Your account of the CATAlog is to have the address ${newEmail} in place of this one. If that is what you want, agree to it; a message then goes to the new address.`
            : `Your account of the CATAlog is to have the address ${newEmail}. Confirm that it is yours, and it is changed.`,
        ),
        button(step === 'current' ? 'Agree to the change' : 'Confirm my new address', to),
        says('The link works for an hour.'),
        note(step === 'current' ? 'If it was not you, do not follow the link, and choose a new password.' : 'If you know nothing of this, ignore this message.'),
      ],
    }),
    fr: ({ name, link: to, newEmail, step }) => ({
      subject: step === 'current' ? 'Voulez-vous changer d’adresse ?' : 'Confirmez votre nouvelle adresse pour le CATAlog',
      parts: [
        hello('fr', name),
        says(
          step === 'current'
            ? `L’adresse ${newEmail} doit remplacer celle-ci dans votre compte du CATAlog. Si c’est ce que vous voulez, acceptez ; un message sera alors envoyé à la nouvelle adresse.`
            : `Votre compte du CATAlog doit passer à l’adresse ${newEmail}. Confirmez qu’elle est à vous, et le changement sera fait.`,
        ),
        button(step === 'current' ? 'Accepter le changement' : 'Confirmer ma nouvelle adresse', to),
        says('Le lien est valable pendant une heure.'),
        note(
          step === 'current' ? 'Si ce n’est pas vous, ne suivez pas le lien et choisissez un nouveau mot de passe.' : 'Si vous ne savez pas de quoi il s’agit, ignorez ce message.',
        ),
      ],
    }),
  }),
  'password-changed': defineMail({
    data: z.object({ name: greeted, when: moment, forgotten: link }),
    secret: false,
    hours: 72,
    when: { en: 'A password was changed.', fr: 'Un mot de passe a été changé.' },
    example: { name: 'Ada Tremblay', when, forgotten },
    en: ({ name, when: at, forgotten: lost }) => ({
      subject: 'Your password of the CATAlog was changed',
      parts: [
        hello('en', name),
        says(`The password of your account was changed on ${momentIn('en', at)}. If this was you, there is nothing to do.`),
        says(notYou.en),
        button('Choose a new password', lost),
      ],
    }),
    fr: ({ name, when: at, forgotten: lost }) => ({
      subject: 'Votre mot de passe du CATAlog a été changé',
      parts: [
        hello('fr', name),
        says(`Le mot de passe de votre compte a été changé le ${momentIn('fr', at)}. Si c’est vous, il n’y a rien à faire.`),
        says(notYou.fr),
        button('Choisir un nouveau mot de passe', lost),
      ],
    }),
  }),
  'second-factor-changed': defineMail({
    data: z.object({ name: greeted, when: moment, change: z.enum(['on', 'off', 'codes']), account: link }),
    secret: false,
    hours: 72,
    when: { en: 'The second step of signing in was changed.', fr: 'La deuxième étape de la connexion a été changée.' },
    example: { name: 'Ada Tremblay', when, change: 'on', account },
    en: ({ name, when: at, change, account: to }) => {
      const what = { on: 'was turned on', off: 'was turned off', codes: 'has new recovery codes; the old ones no longer work' }[change];
      return {
        subject: { on: 'Signing in now takes a second step', off: 'Signing in no longer takes a second step', codes: 'You have new recovery codes' }[change],
        parts: [
          hello('en', name),
          says(`The second step of signing in to the CATAlog ${what}.`),
          facts(['When', momentIn('en', at)]),
          says('If this was you, there is nothing to do. If not, look at your account, sign out everywhere and choose a new password.'),
          button('Look at my account', to),
        ],
      };
    },
    fr: ({ name, when: at, change, account: to }) => {
      const what = { on: 'a été activée', off: 'a été désactivée', codes: 'a de nouveaux codes de secours ; les anciens ne sont plus valables' }[change];
      return {
        subject: {
          on: 'La connexion demande maintenant une deuxième étape',
          off: 'La connexion ne demande plus de deuxième étape',
          codes: 'Vous avez de nouveaux codes de secours',
        }[change],
        parts: [
          hello('fr', name),
          says(`La deuxième étape de la connexion au CATAlog ${what}.`),
          facts(['Moment', momentIn('fr', at)]),
          says('Si c’est vous, il n’y a rien à faire. Sinon, consultez votre compte, mettez fin à toutes les sessions et choisissez un nouveau mot de passe.'),
          button('Consulter mon compte', to),
        ],
      };
    },
  }),
  'new-sign-in': defineMail({
    data: z.object({ name: greeted, when: moment, device: line, account: link }),
    secret: false,
    hours: 24,
    when: { en: 'A person signs in on a device that is new to them.', fr: 'Une personne se connecte sur un nouvel appareil.' },
    example: { name: 'Ada Tremblay', when, device: 'Firefox, Windows', account },
    en: ({ name, when: at, device, account: to }) => ({
      subject: 'New sign-in to your account of the CATAlog',
      parts: [
        hello('en', name),
        says('Somebody signed in to your account on a device that was not used before.'),
        facts(['When', momentIn('en', at)], ['Device', device]),
        says('If this was you, there is nothing to do. If not, sign out everywhere and choose a new password.'),
        button('Look at my account', to),
      ],
    }),
    fr: ({ name, when: at, device, account: to }) => ({
      subject: 'Nouvelle connexion à votre compte du CATAlog',
      parts: [
        hello('fr', name),
        says('Quelqu’un s’est connecté à votre compte sur un appareil qui n’avait jamais servi.'),
        facts(['Moment', momentIn('fr', at)], ['Appareil', device]),
        says('Si c’est vous, il n’y a rien à faire. Sinon, mettez fin à toutes les sessions et choisissez un nouveau mot de passe.'),
        button('Consulter mon compte', to),
      ],
    }),
  }),
} as const;
