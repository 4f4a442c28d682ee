import type { z } from 'zod';
import type { Language } from '#api/contract/text.ts';
import type { MailWords } from './mail-words.ts';

/** What a template is made of. */
type Written<Schema extends z.ZodType> = {
  /** What it is told by whoever announces a mail. */
  readonly data: Schema;
  /** Whether it holds a link or a code that opens something: then its data is kept for no longer than it takes to send it. */
  readonly secret: boolean;
  /** For how long it is worth sending. */
  readonly hours: number;
  /** When it is sent, for whoever looks at all templates. */
  readonly when: Readonly<Record<Language, string>>;
  /** Data for the gallery of templates. */
  readonly example: z.input<Schema>;
} & Readonly<Record<Language, (data: z.output<Schema>) => MailWords>>;

/** A kind of mail, in both languages. */
export type MailTemplate<Schema extends z.ZodType = z.ZodType> = Omit<Written<Schema>, Language> & {
  /** Writes the mail. @throws ZodError where the data is not that of the template */
  readonly write: (language: Language, data: unknown) => MailWords;
};

/** Defines a kind of mail. */
export function defineMail<Schema extends z.ZodType>({ en, fr, ...rest }: Written<Schema>): MailTemplate<Schema> {
  const write = (language: Language, data: unknown): MailWords => {
    const read = rest.data.parse(data);
    return language === 'en' ? en(read) : fr(read);
  };
  return { ...rest, write };
}
