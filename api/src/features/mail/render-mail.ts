import type { Language } from '#api/contract/text.ts';
import type { Frame } from './mail-frame.ts';
import type { MailWords } from './mail-words.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { typeset } from './typeset.ts';

const frames = {
  en: {
    site: 'The CATAlog',
    closing: 'Sent by the CATAlog, the catalogue of Canadian technology solutions run by the Canadian Advanced Technology Alliance (CATA), because of what is said above.',
    copy: 'Where the button does not work, copy this address:',
  },
  fr: {
    site: 'Le CATAlog',
    closing:
      'Envoyé par le CATAlog, le catalogue de solutions technologiques canadiennes de l’Alliance canadienne des technologies avancées (CATA), pour la raison indiquée ci-dessus.',
    copy: 'Si le bouton ne fonctionne pas, copiez cette adresse :',
  },
} as const;

/** A mail as it is sent. */
export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };

/** Makes the plain text and the HTML of a mail from the same words. */
export function renderMail(words: MailWords, language: Language, baseUrl: string): RenderedMail {
  const frame: Frame = { language, baseUrl, ...frames[language] };
  return { subject: typeset(language, words.subject), text: renderText(words, frame), html: renderHtml(words, frame) };
}
