import type { Language } from '#api/contract/text.ts';
import { renderMail, type RenderedMail } from './render-mail.ts';
import { templateNamed, templateNames } from './templates.ts';
import { typeset } from './typeset.ts';

/** A kind of mail with an example of it, for whoever looks after the words. */
export type ShownTemplate = {
  readonly name: string;
  readonly when: Readonly<Record<Language, string>>;
  readonly secret: boolean;
  readonly hours: number;
  readonly shown: Readonly<Record<Language, RenderedMail>>;
};

/** Every kind of mail with an example. */
export function listTemplates(baseUrl: string): ShownTemplate[] {
  return templateNames.map((name) => {
    const { when, secret, hours, example, write } = templateNamed(name);
    const shown = (language: Language): RenderedMail => renderMail(write(language, example), language, baseUrl);
    return { name, when: { en: when.en, fr: typeset('fr', when.fr) }, secret, hours, shown: { en: shown('en'), fr: shown('fr') } };
  });
}
