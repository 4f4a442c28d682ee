import type { z } from 'zod';
import type { Language } from '#api/contract/text.ts';
import type { Said } from '../failure.ts';

type Issue = z.core.$ZodIssue;

/** What is said of a value in a form, in plain words that stand beside the field. */
const texts = {
  missing: { en: 'This is needed.', fr: 'Ce champ est obligatoire.' },
  unchosen: { en: 'Choose an answer.', fr: 'Choisissez une réponse.' },
  noneChosen: { en: 'Choose at least one.', fr: 'Faites au moins un choix.' },
  unticked: { en: 'Tick the box to go on.', fr: 'Cochez la case pour continuer.' },
  bothEmpty: { en: 'Write it in English or in French.', fr: 'Écrivez-le en français ou en anglais.' },
  email: { en: 'Write an e-mail address, such as name@example.ca.', fr: 'Écrivez une adresse électronique, comme nom@exemple.ca.' },
  url: { en: 'Write a whole web address, such as https://example.ca/page.', fr: 'Écrivez une adresse Web complète, comme https://exemple.ca/page.' },
  user: {
    en: 'Leave out what stands before the @. It is no part of the site, and can make one address look like another.',
    fr: 'Retirez ce qui précède le @. Cela ne fait pas partie du site, et peut faire passer une adresse pour une autre.',
  },
  port: {
    en: 'Leave out the number after the colon. Pages of the Web need none, or one of 80, 443, 8080 and 8443.',
    fr: 'Retirez le nombre qui suit le deux-points. Une page Web n’en a pas besoin, ou a l’un de ceux-ci\u00a0: 80, 443, 8080, 8443.',
  },
  date: { en: 'Give a date as year, month and day, such as 2026-03-31.', fr: 'Indiquez une date par année, mois et jour, comme 2026-03-31.' },
  number: { en: 'Write a number.', fr: 'Écrivez un nombre.' },
  whole: { en: 'Write a whole number.', fr: 'Écrivez un nombre entier.' },
  repeated: { en: 'The same thing is chosen twice.', fr: 'La même chose est choisie deux fois.' },
  reversed: { en: 'The highest must not be below the lowest.', fr: 'Le maximum ne doit pas être inférieur au minimum.' },
  choice: { en: 'Choose one of those that are offered.', fr: 'Choisissez l’une des valeurs proposées.' },
  wrong: { en: 'This cannot be taken as it is.', fr: 'Ce champ ne peut pas être accepté tel quel.' },
  unknown: { en: 'This form has no such field; open the page anew.', fr: 'Ce formulaire n’a pas ce champ\u202f; rouvrez la page.' },
} as const satisfies Record<string, Said>;

const limits = {
  tooLong: { en: (most: string) => `Use at most ${most} characters.`, fr: (most: string) => `Utilisez au plus ${most} caractères.` },
  tooShort: { en: (least: string) => `Use at least ${least} characters.`, fr: (least: string) => `Utilisez au moins ${least} caractères.` },
  tooMany: { en: (most: string) => `Choose at most ${most}.`, fr: (most: string) => `Choisissez-en au plus ${most}.` },
  tooFew: { en: (least: string) => `Choose at least ${least}.`, fr: (least: string) => `Choisissez-en au moins ${least}.` },
  tooHigh: { en: (most: string) => `Write at most ${most}.`, fr: (most: string) => `Écrivez au plus ${most}.` },
  tooLow: { en: (least: string) => `Write at least ${least}.`, fr: (least: string) => `Écrivez au moins ${least}.` },
} as const;

const formats: Readonly<Record<string, keyof typeof texts>> = { email: 'email', url: 'url', date: 'date' };
const customs: Readonly<Record<string, keyof typeof texts>> = {
  needed: 'missing',
  unticked: 'unticked',
  'text-empty': 'bothEmpty',
  repeated: 'repeated',
  'range-reversed': 'reversed',
  'address-user': 'user',
  'address-port': 'port',
  'address-backslash': 'url',
};

/** The sentence about one value of a form that does not fit. */
export function describeFormIssue(issue: Issue, given: unknown, language: Language): string {
  if (issue.code === 'unrecognized_keys') return texts.unknown[language];
  const own = ownSentence(issue, language);
  if (own !== undefined) return own;
  if (given === undefined) return texts[customs[issue.message] ?? missingOf(issue)][language];
  return limitText(issue, language) ?? texts[kindOf(issue)][language];
}

/** The sentence of a rule of our own, where an issue comes of one; of several shapes that a value may have, the one that it was nearest to. */
export function ownSentence(issue: Issue, language: Language): string | undefined {
  if (issue.code === 'invalid_union') return issue.errors.flat().reduce<string | undefined>((found, one) => found ?? ownSentence(one, language), undefined);
  const kind = issue.code === 'custom' ? customs[issue.message] : undefined;
  return kind === undefined ? undefined : texts[kind][language];
}

/** What whoever left a field out has to do: it depends on what would stand there. */
function missingOf(issue: Issue): keyof typeof texts {
  if (issue.code === 'invalid_value') return issue.values.length === 1 ? 'unticked' : 'unchosen';
  if (issue.code === 'invalid_union') return 'unchosen';
  return issue.code === 'invalid_type' && issue.expected === 'array' ? 'noneChosen' : 'missing';
}

function kindOf(issue: Issue): keyof typeof texts {
  if (issue.code === 'invalid_format') return formats[issue.format] ?? 'wrong';
  if (issue.code === 'invalid_value') return 'choice';
  if (issue.code !== 'invalid_type') return 'wrong';
  if (issue.expected === 'int') return 'whole';
  return issue.expected === 'number' ? 'number' : 'wrong';
}

/** What is limited of a text, of a list and of a number. */
const upper: Readonly<Record<string, keyof typeof limits>> = { string: 'tooLong', array: 'tooMany' };
const lower: Readonly<Record<string, keyof typeof limits>> = { string: 'tooShort', array: 'tooFew' };

function limitText(issue: Issue, language: Language): string | undefined {
  if (issue.code === 'too_big') return limits[upper[issue.origin] ?? 'tooHigh'][language](write(issue.maximum, language, issue.origin !== 'number'));
  if (issue.code === 'too_small') return limits[lower[issue.origin] ?? 'tooLow'][language](write(issue.minimum, language, issue.origin !== 'number'));
  return undefined;
}

/** A year is written without a space, and so is every number of four digits that is not counted. */
function write(limit: number | bigint, language: Language, isCount = true): string {
  return new Intl.NumberFormat(`${language}-CA`, isCount ? {} : { useGrouping: 'min2' }).format(limit);
}
