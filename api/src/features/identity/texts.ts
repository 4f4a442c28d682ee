import { Refusal, type Said } from '#api/platform/failure.ts';

const sentences = {
  wrongSignIn: {
    en: 'The e-mail address or the password is not right.',
    fr: 'L’adresse électronique ou le mot de passe n’est pas le bon.',
  },
  unconfirmed: {
    en: 'Confirm your e-mail address first: we have sent you the link again.',
    fr: 'Confirmez d’abord votre adresse électronique\u00a0: nous vous avons envoyé le lien de nouveau.',
  },
  suspended: {
    en: 'This account is suspended. Write to us if you think that this is a mistake.',
    fr: 'Ce compte est suspendu. Écrivez-nous si vous croyez qu’il s’agit d’une erreur.',
  },
  oldLink: {
    en: 'This link was used already, or is too old. Ask for a new one.',
    fr: 'Ce lien a déjà servi ou est trop ancien. Demandez-en un nouveau.',
  },
  wrongPassword: { en: 'This is not your password.', fr: 'Ce n’est pas votre mot de passe.' },
  wrongConfirmation: {
    en: 'This is not the password of this account. If you did not sign up yourself, choose a new one by “Forgotten password”.',
    fr: 'Ce n’est pas le mot de passe de ce compte. Si ce n’est pas vous qui avez ouvert ce compte, choisissez-en un autre par «\u202fMot de passe oublié\u202f».',
  },
  wrongCode: {
    en: 'This code is not right. Wait for the next one in your application, and check the time of your device.',
    fr: 'Ce code n’est pas le bon. Attendez le prochain dans votre application et vérifiez l’heure de votre appareil.',
  },
  usedCode: {
    en: 'This code was used already. Wait for the next one in your application.',
    fr: 'Ce code a déjà servi. Attendez le prochain dans votre application.',
  },
  wrongRecovery: { en: 'This recovery code is not right, or was used already.', fr: 'Ce code de secours n’est pas le bon ou a déjà servi.' },
  lockedStep: {
    en: 'There were too many wrong codes. Try again in 15 minutes.',
    fr: 'Il y a eu trop de codes erronés. Réessayez dans 15 minutes.',
  },
  startAgain: { en: 'Too much time has passed. Sign in again.', fr: 'Trop de temps a passé. Connectez-vous de nouveau.' },
  sameEmail: { en: 'This is the address that you have now.', fr: 'C’est l’adresse que vous avez déjà.' },
  tooShort: { en: 'Use at least 12 characters.', fr: 'Utilisez au moins 12 caractères.' },
  tooCommon: {
    en: 'This password is easy to guess. Use several words that do not belong together.',
    fr: 'Ce mot de passe est facile à deviner. Employez plusieurs mots sans lien entre eux.',
  },
  tooPersonal: {
    en: 'This password repeats your name or your address. Choose another one.',
    fr: 'Ce mot de passe reprend votre nom ou votre adresse. Choisissez-en un autre.',
  },
  noScope: { en: 'Choose at least one thing that the token may do.', fr: 'Choisissez au moins une chose que le jeton permettra.' },
  tooManyTokens: {
    en: 'You have 20 tokens already. Revoke those that nothing uses.',
    fr: 'Vous avez déjà 20 jetons. Révoquez ceux qui ne servent plus.',
  },
  terms: { en: 'Accept the terms to open an account.', fr: 'Acceptez les conditions pour ouvrir un compte.' },
} as const satisfies Record<string, Said>;

/** What is refused where accounts are concerned. */
export type RefusalName = keyof typeof sentences;

/** Refuses in words; `field` is the one that it is about. */
export function refuseAs(name: RefusalName, field?: string): Refusal {
  const says = sentences[name];
  const kind = name === 'lockedStep' ? 'too-many' : 'bad-input';
  return new Refusal(kind, 'bad-input', says, field === undefined ? [] : [{ pointer: `/${field}`, says }]);
}

/** Refuses several fields at once, each in words; those that are right have none. */
export function refuseEach(faults: Readonly<Record<string, RefusalName | undefined>>): Refusal {
  const objections = Object.entries(faults).flatMap(([field, name]) => (name === undefined ? [] : [{ pointer: `/${field}`, says: sentences[name] }]));
  return new Refusal('bad-input', 'bad-input', objections[0]?.says ?? sentences.wrongSignIn, objections);
}
