import type { Language } from '#api/contract/text.ts';

/** The sentences about wrong values; each is given what was sent and what is allowed. */
export type IssueTexts = {
  readonly several: (count: number) => string;
  readonly unknown: (name: string, nearest: string | undefined, known: readonly string[]) => string;
  readonly missing: (name: string) => string;
  readonly once: (name: string) => string;
  readonly notNumber: (name: string, given: string) => string;
  readonly notWhole: (name: string, given: string) => string;
  readonly outside: (name: string, given: string, bound: 'most' | 'least', limit: string) => string;
  readonly tooLong: (name: string, length: number, limit: string) => string;
  readonly tooShort: (name: string, limit: string) => string;
  readonly tooMany: (name: string, count: number, limit: string) => string;
  readonly oneOf: (name: string, given: string, allowed: readonly string[]) => string;
  readonly noTerm: (name: string, given: string, nearest: string | undefined) => string;
  readonly form: (name: string, given: string, form: string | undefined) => string;
  readonly own: (name: string, given: string, sentence: string) => string;
  readonly forms: Readonly<Record<'term' | 'letter', string>>;
};

const en: IssueTexts = {
  several: (count) => `The request has ${count} mistakes; “errors” names each of them.`,
  unknown: (name, nearest, known) => {
    if (known.length === 0) return `There is no parameter “${name}” here; this address takes none.`;
    return nearest === undefined
      ? `There is no parameter “${name}” here; those known are ${known.join(', ')}.`
      : `There is no parameter “${name}” here; did you mean “${nearest}”?`;
  },
  missing: (name) => `The parameter “${name}” is missing.`,
  once: (name) => `The parameter “${name}” may be given only once.`,
  notNumber: (name, given) => `“${name}” is “${given}”; it must be a number.`,
  notWhole: (name, given) => `“${name}” is “${given}”; it must be a whole number.`,
  outside: (name, given, bound, limit) => `“${name}” is ${given}; it must be at ${bound} ${limit}.`,
  tooLong: (name, length, limit) => `“${name}” has ${length} characters; at most ${limit} are allowed.`,
  tooShort: (name, limit) => `“${name}” is too short; it must have at least ${limit} characters.`,
  tooMany: (name, count, limit) => `“${name}” is given ${count} times; at most ${limit} are allowed.`,
  oneOf: (name, given, allowed) => `“${name}” is “${given}”; it must be one of ${allowed.join(', ')}.`,
  noTerm: (name, given, nearest) =>
    `“${name}” is “${given}”, which is no value of it; ${nearest === undefined ? 'all are named by /api/v1/taxonomy.' : `did you mean “${nearest}”?`}`,
  form: (name, given, form) => `“${name}” is “${given}”; ${form ?? 'that is not of the right form'}.`,
  own: (name, given, sentence) => `“${name}” is “${given}”. ${sentence}`,
  forms: { term: 'it must be lowercase letters a to z, digits, and single hyphens between them', letter: 'it must be one capital letter A to Z, or #' },
};

const fr: IssueTexts = {
  several: (count) => `La requête contient ${count} erreurs\u202f; «\u202ferrors\u202f» les nomme toutes.`,
  unknown: (name, nearest, known) => {
    const none = `Il n’y a pas ici de paramètre «\u202f${name}\u202f»`;
    if (known.length === 0) return `${none}\u202f; cette adresse n’en prend aucun.`;
    return nearest === undefined ? `${none}\u202f; les paramètres connus sont ${known.join(', ')}.` : `${none}\u202f; vouliez-vous dire «\u202f${nearest}\u202f»\u202f?`;
  },
  missing: (name) => `Il manque le paramètre «\u202f${name}\u202f».`,
  once: (name) => `Le paramètre «\u202f${name}\u202f» ne peut être donné qu’une fois.`,
  notNumber: (name, given) => `«\u202f${name}\u202f» vaut «\u202f${given}\u202f»\u202f; ce doit être un nombre.`,
  notWhole: (name, given) => `«\u202f${name}\u202f» vaut «\u202f${given}\u202f»\u202f; ce doit être un nombre entier.`,
  outside: (name, given, bound, limit) => `«\u202f${name}\u202f» vaut ${given}\u202f; ce doit être au ${bound === 'most' ? 'plus' : 'moins'} ${limit}.`,
  tooLong: (name, length, limit) => `«\u202f${name}\u202f» compte ${length} caractères\u202f; ${limit} au plus sont permis.`,
  tooShort: (name, limit) => `«\u202f${name}\u202f» est trop court\u202f; il faut au moins ${limit} caractères.`,
  tooMany: (name, count, limit) => `«\u202f${name}\u202f» est donné ${count} fois\u202f; ${limit} au plus sont permises.`,
  oneOf: (name, given, allowed) => `«\u202f${name}\u202f» vaut «\u202f${given}\u202f»\u202f; ce doit être l’une de ces valeurs\u00a0: ${allowed.join(', ')}.`,
  noTerm: (name, given, nearest) =>
    `«\u202f${name}\u202f» vaut «\u202f${given}\u202f», qui n’en est pas une valeur\u202f; ${nearest === undefined ? '/api/v1/taxonomy les nomme toutes.' : `vouliez-vous dire «\u202f${nearest}\u202f»\u202f?`}`,
  form: (name, given, form) => `«\u202f${name}\u202f» vaut «\u202f${given}\u202f»\u202f; ${form ?? 'la forme n’est pas la bonne'}.`,
  own: (name, given, sentence) => `«\u202f${name}\u202f» vaut «\u202f${given}\u202f». ${sentence}`,
  forms: {
    term: 'il faut des lettres minuscules de a à z, des chiffres, et des traits d’union simples entre eux',
    letter: 'il faut une seule lettre majuscule de A à Z, ou #',
  },
};

/** The sentences about wrong values in each language. */
export const issueTexts: Readonly<Record<Language, IssueTexts>> = { en, fr };
