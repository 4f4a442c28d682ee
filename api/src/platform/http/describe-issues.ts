import type { z } from 'zod';
import type { Problem } from '#api/contract/problem.ts';
import type { Language } from '#api/contract/text.ts';
import { editDistance } from '../search/analysis/edit-distance.ts';
import type { InvalidRequest } from './invalid-request.ts';
import { ownSentence } from './form-texts.ts';
import { issueTexts, type IssueTexts } from './issue-texts.ts';

type FieldError = NonNullable<Problem['errors']>[number];
type Issue = z.core.$ZodIssue;

/** One wrong value: its name, what was given, and the sentences to say it with. */
type Wrong = { readonly name: string; readonly given: unknown; readonly said: IssueTexts; readonly language: Language };

/** How many mistakes are told at most. */
const most = 20;

/** How many allowed values are named in a sentence at most. */
const mostNamed = 8;

/** Each wrong field of a request, by its JSON pointer, with a sentence that says what was given and what is allowed. */
export function describeIssues({ issues, given, known, place }: Pick<InvalidRequest, 'issues' | 'given' | 'known' | 'place'>, language: Language): FieldError[] {
  const said = issueTexts[language];
  const error = (path: readonly PropertyKey[], detail: string): FieldError => ({ pointer: pointerOf(path), in: place, detail });
  return issues
    .flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, most).map((key) => error([...issue.path, key], said.unknown(shorten(key), nearestOf(key, known), known)));
      return error(issue.path, describe(issue, { name: shorten(issue.path.map(String).join('.')), given: valueAt(given, issue.path), said, language }));
    })
    .slice(0, most);
}

function describe(issue: Issue, wrong: Wrong): string {
  const { name, given, said, language } = wrong;
  if (given === undefined) return said.missing(name);
  const own = ownSentence(issue, language);
  if (own !== undefined) return said.own(name, shorten(given), own);
  switch (issue.code) {
    case 'invalid_union':
      return describeUnion(issue, wrong);
    case 'invalid_type':
      if (Array.isArray(given)) return said.once(name);
      return issue.expected === 'int' ? said.notWhole(name, shorten(given)) : said.notNumber(name, shorten(given));
    case 'too_big':
      return tooBig(issue, wrong);
    case 'too_small':
      return issue.origin === 'string' ? said.tooShort(name, String(issue.minimum)) : said.outside(name, shorten(given), 'least', String(issue.minimum));
    case 'invalid_value':
      return Array.isArray(given) ? said.once(name) : said.oneOf(name, shorten(given), issue.values.map(String));
    case 'custom':
      return notKnown(issue, wrong);
    default:
      return said.form(name, shorten(given), formOf(issue, said));
  }
}

/** An id that a vocabulary does not have; the nearest that it has is named, or all where they are few. */
function notKnown({ params = {} }: Extract<Issue, { code: 'custom' }>, { name, given, said }: Wrong): string {
  const wrong: unknown = params['given'] ?? given;
  const known = Array.isArray(params['known']) ? params['known'].map(String) : [];
  const nearest = nearestOf(shorten(wrong), known);
  return known.length > 0 && known.length <= mostNamed && nearest === undefined ? said.oneOf(name, shorten(wrong), known) : said.noTerm(name, shorten(wrong), nearest);
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, { name, given, said }: Wrong): string {
  const limit = String(issue.maximum);
  if (issue.origin === 'string') return said.tooLong(name, typeof given === 'string' ? given.length : 0, limit);
  if (issue.origin === 'array') return said.tooMany(name, Array.isArray(given) ? given.length : 0, limit);
  return said.outside(name, shorten(given), 'most', limit);
}

/** A parameter that may be repeated is one value or a list of them: only the mistakes of what was given are told. */
function describeUnion(issue: Extract<Issue, { code: 'invalid_union' }>, wrong: Wrong): string {
  const fitting = issue.errors.find((issues) => issues.every((one) => one.code !== 'invalid_type' || one.path.length > 0)) ?? issue.errors[0];
  const first = fitting?.[0];
  return first === undefined ? wrong.said.form(wrong.name, shorten(wrong.given), undefined) : describe(first, { ...wrong, given: valueAt(wrong.given, first.path) });
}

function formOf(issue: Issue, { forms }: IssueTexts): string | undefined {
  if (issue.code !== 'invalid_format' || !('pattern' in issue) || typeof issue.pattern !== 'string') return undefined;
  if (issue.pattern.includes('[a-z0-9]+(-[a-z0-9]+)*')) return forms.term;
  return issue.pattern.includes('[A-Z#]') ? forms.letter : undefined;
}

function nearestOf(key: string, known: readonly string[]): string | undefined {
  const allowed = Math.min(4, Math.max(1, Math.floor(key.length / 3)));
  const near = known.map((name) => ({ name, distance: editDistance(key.toLowerCase(), name, allowed) })).filter(({ distance }) => distance <= allowed);
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.name;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === String(key))?.[1] : undefined), given);
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What was sent, short enough to be repeated in a sentence. */
function shorten(given: unknown): string {
  const text = typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
  // A cut within a pair of surrogates would leave half a character.
  return text.length <= 60 ? text : `${text.slice(0, 59).toWellFormed()}…`;
}
