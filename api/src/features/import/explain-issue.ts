import type { z } from 'zod';
import { valueAt } from '#api/features/export/index.ts';

type Issue = z.core.$ZodIssue;

const number = (value: number | bigint): string => value.toLocaleString('en-CA');

/** The field of an issue as the columns name it; places in lists count from 1. */
export function fieldOf({ path, code, ...rest }: Issue): string {
  const steps = path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step)));
  const key = code === 'unrecognized_keys' && 'keys' in rest ? rest.keys[0] : undefined;
  return [...steps, ...(key === undefined ? [] : [key])].join('.');
}

/** One sentence that says what is wrong with a field, of a row as it was given. */
export function explainIssue(issue: Issue, row: unknown): string {
  const given = valueAt(row, fieldOf(issue));
  if (given === undefined && issue.code !== 'unrecognized_keys') return missing(issue);
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue, given);
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'It is empty.' : `It must be at least ${number(issue.minimum)}.`;
    case 'invalid_format':
      return formatSentence(issue.format, given);
    case 'unrecognized_keys':
      return 'There is no such field.';
    case 'invalid_value':
      return `It must be one of ${issue.values.map(String).join(', ')}; it is ${quoted(given)}.`;
    case 'custom':
      return customSentences[issue.message ?? ''] ?? 'It is not valid.';
    case 'invalid_type':
      return `It must be ${typeNames[issue.expected] ?? issue.expected}; it is ${quoted(given)}.`;
    default:
      return `It is not valid: ${quoted(given)}.`;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a word or text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object, such as {"en": …, "fr": …} for a text',
};

const customSentences: Readonly<Record<string, string>> = {
  'text-empty': 'It has neither English nor French text.',
  repeated: 'It names the same id twice.',
  'range-reversed': 'It is smaller than the minimum.',
  'address-user': 'It names a user before an @, which is no part of the site and can make one address look like another.',
  'address-port': 'It names a port that is none of 80, 443, 8080 and 8443.',
  'address-backslash': 'It has a backslash, which no web address has.',
};

function missing({ path }: Issue): string {
  return path.includes('contact') ? 'It is missing; a listing needs a role and a monitored address that answer.' : 'It is missing.';
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, given: unknown): string {
  if (typeof given === 'string') return `It has ${number(given.trim().length)} characters; at most ${number(issue.maximum)} are allowed.`;
  if (Array.isArray(given)) return `It has ${number(given.length)} entries; at most ${number(issue.maximum)} are allowed.`;
  return `It must be at most ${number(issue.maximum)}.`;
}

function formatSentence(format: string, given: unknown): string {
  if (format === 'url') return addressSentence(given);
  if (format === 'email') return `It must be an e-mail address; it is ${quoted(given)}.`;
  if (format === 'date' || format === 'datetime') return `It must be a day, such as 2026-01-31; it is ${quoted(given)}.`;
  return `It may hold lowercase letters, digits and single hyphens alone; it is ${quoted(given)}.`;
}

function addressSentence(given: unknown): string {
  const isBare = typeof given === 'string' && /^[^\s/:]+\.[^\s/:]{2,}/.test(given.trim());
  return `It must be a web address that begins with https:// or http://; it is ${quoted(given)}${isBare ? ' (--fix adds https://)' : ''}.`;
}

/** What was given, on one line and short. */
function quoted(given: unknown): string {
  const written = JSON.stringify(given) ?? 'nothing';
  return written.length > 80 ? `${written.slice(0, 79)}…` : written;
}
