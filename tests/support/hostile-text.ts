import { z } from 'zod';
import { nameAt } from './walk-schema.ts';

/** What people type who want a page, a feed, a table or a mail to do something: each short enough for a small field, and each makes itself known by `hit`. */
export const hostileTexts = [
  '<script>__hit(1)</script>',
  '"><img src=x onerror=__hit(2)><x-hit a="',
  "'><svg/onload=__hit(3)><x-hit a='",
  '</script><script>__hit(4)</script>',
  '</title></textarea></style></select><x-hit>',
  '[a](javascript:__hit(5)) <javascript:__hit(5)>',
  '![b](x" onerror="__hit(6)) <a href=javascript:__hit(6)>',
  ']]><x-hit/><!--<x-hit>-->',
  "=cmd|'/C hit'!A0",
  '@SUM(1+1)*hit',
  '+1+hit',
  '\thit',
  'a\r\nBcc: hit@evil.example\r\n\r\n<x-hit>',
  '{{7*7}}${7*7}<%=hit%>&lt;x-hit&gt;',
  '-2+3+hit',
] as const;

/** Signs that turn the direction of text or are not seen; where names must be plain they are refused. */
export const turningText = '\u202etih\u202c\u2066\u200b';

/** An address of the web that no quote, tag or script can hold. */
export const hostileAddress = `https://evil.example/"><x-hit a='b'>?q=</script><script>__hit(7)</script>&r=javascript:__hit(7)#' onmouseover=__hit(7)`;

/** An address of mail that a table would take for a formula. */
export const hostileMail = "+hit'x@evil.example";

/** What stands in for strings that only certain signs may make: an image is one that the catalogue has. */
export type Given = { readonly image: string; readonly isPlain?: (path: string) => boolean };

let turn = 0;

/** A text of at most so many signs, each time with another hostile one at its beginning. */
export function hostileText(limit: number, plain = false): string {
  turn += 1;
  const ordered = hostileTexts.map((_, at) => hostileTexts[(turn + at) % hostileTexts.length] ?? '').filter((text) => !plain || !/[\t\r\n]/.test(text));
  let text = '';
  for (const one of plain ? ordered : [...ordered, turningText]) if (text.length + one.length + 1 <= limit) text += text === '' ? one : ` ${one}`;
  return text.trim();
}

/** Fills every field that a schema takes, those that may be left out too, with hostile texts. @throws Error where it does not know what a field takes */
export function fillSchema(schema: z.ZodType, given: Given, path = ''): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return fillPart(schema.unwrap(), given, path);
  if (schema instanceof z.ZodObject) return Object.fromEntries(Object.entries(schema.shape).map(([name, part]) => [name, fillPart(part, given, `${path}.${name}`)]));
  if (schema instanceof z.ZodArray) return [fillPart(schema.element, given, `${path}[]`)];
  if (schema instanceof z.ZodUnion) return fillPart(schema.options[0], given, path);
  if (schema instanceof z.ZodPipe) return fillPart(schema.in, given, path);
  if (schema instanceof z.ZodString) return textFor(schema, given, path);
  const fitting = [hostileAddress, hostileMail, '2026-01-01', '2026-01-01T00:00:00.000Z', 1990, 1, true, 'en', 'x'].find((one) => schema.safeParse(one).success);
  if (fitting !== undefined) return fitting;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  throw new Error(`Nothing is known that fits ${path}.`);
}

function fillPart(part: unknown, given: Given, path: string): unknown {
  if (!(part instanceof z.ZodType)) throw new Error(`${path} has no schema.`);
  return fillSchema(part, given, path);
}

/** A free text where any sign may stand, else the first of what is known that fits. */
function textFor(schema: z.ZodString, { image, isPlain }: Given, path: string): string {
  const limit = Math.min(schema.maxLength ?? 200, 7000);
  const text = hostileText(limit, isPlain?.(path) === true);
  const fitting = [text, hostileAddress, image, '43230000', 'x', '/name/en'].find((one) => schema.safeParse(one).success);
  if (fitting === undefined) throw new Error(`No text is known that fits ${path} (${nameAt(path)}).`);
  return fitting;
}
