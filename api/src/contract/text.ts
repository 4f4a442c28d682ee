import { z } from 'zod';
import { Line, Lines } from './plain-text.ts';

/** The two official languages of the catalogue. */
export const languages = ['en', 'fr'] as const;

/** A language of the interface and of the content. */
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** Who wrote one side of a text: the vendor, a machine, or a machine with a person's review. */
export const Origin = z.enum(['vendor', 'machine', 'reviewed']);
export type Origin = z.infer<typeof Origin>;

/**
 * A text in one or both languages, each side at most `limit` characters, on any number of lines.
 * `origin` says who wrote a side; a side without one was written by the vendor.
 */
export function text(limit: number) {
  return sides(Lines.min(1).max(limit));
}

/** A text in one or both languages that is on one line, such as a name. */
export function lineText(limit: number) {
  return sides(Line.min(1).max(limit));
}

function sides(side: z.ZodString) {
  return z
    .strictObject({
      en: side.optional(),
      fr: side.optional(),
      origin: z.strictObject({ en: Origin.optional(), fr: Origin.optional() }).optional(),
    })
    .refine((value) => value.en !== undefined || value.fr !== undefined, {
      error: 'text-empty',
    });
}

/** A text in one or both languages. */
export type Text = z.infer<ReturnType<typeof text>>;

/** A text that exists in both languages: what the catalogue itself says. */
export const BothLanguages = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });
export type BothLanguages = z.infer<typeof BothLanguages>;

/** The other official language. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'fr' : 'en';
}

/** One side of a text as it is shown: in the wanted language, else in the other one. */
export type ShownText = { readonly text: string; readonly language: Language };

/** Chooses the side to show to a reader of `language`. */
export function inLanguage(value: Text, language: Language): ShownText {
  const wanted = value[language];
  if (wanted !== undefined) return { text: wanted, language };
  const other = otherLanguage(language);
  return { text: value[other] ?? '', language: other };
}
