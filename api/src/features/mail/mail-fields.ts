import { z } from 'zod';

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** One line of text, such as a name: no line breaks, no controls, no marks that turn the direction of text; cut where it is long. */
export const line = z.string().transform((text) =>
  clip(
    text
      .replaceAll(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
      .replaceAll(controls, '')
      .replaceAll(/ {2,}/g, ' ')
      .trim(),
    200,
  ),
);

/** Several lines that somebody wrote; cut where they are long. */
export const lines = z.string().transform((text) => clip(text.replaceAll(/\r\n?/g, '\n').replaceAll(controls, '').trim(), 4000));

/**
 * The name of whoever a mail greets, or nothing where it might be a message itself:
 * a stranger chooses it when signing up with somebody else's address.
 */
export const greeted = line.transform((name) => (name.length > 60 || /[/@:]|www\.|\.[a-z]{2,}/i.test(name) ? '' : name));

/** A whole address of a page. */
export const link = z.url({ protocol: /^https?$/ });

/** A moment, as ISO 8601. */
export const moment = z.iso.datetime({ offset: true });

function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
