import type { Language } from '#api/contract/text.ts';
import type { Frame } from './mail-frame.ts';
import type { MailWords, Part } from './mail-words.ts';
import { typeset } from './typeset.ts';

/** The mail as plain text. */
export function renderText({ parts }: MailWords, { language, site, closing, baseUrl }: Frame): string {
  const body = parts.map((part) => partText(part, language)).join('\n\n');
  return `${body}\n\n-- \n${site}\n${baseUrl}/${language}/\n${closing}\n`;
}

function partText(part: Part, language: Language): string {
  const set = (text: string): string => typeset(language, text);
  switch (part.kind) {
    case 'says':
      return part.link === undefined ? set(part.text) : `${set(part.text)}\n${part.link}`;
    case 'note':
      return set(part.text);
    case 'button':
      return `${set(part.label)}${language === 'fr' ? '\u00a0' : ''}:\n${part.link}`;
    case 'code':
      return `    ${part.code}`;
    case 'facts':
      return part.facts.map(([name, value]) => `${set(name)}${language === 'fr' ? '\u00a0' : ''}: ${set(value)}`).join('\n');
    case 'list':
      return part.items.map((item) => `- ${set(item).replaceAll('\n', '\n  ')}`).join('\n');
    default:
      return part.text
        .split('\n')
        .map((row) => `> ${row}`.trimEnd())
        .join('\n');
  }
}
